/**
 * The service worker of the web version: keeps the whole program in the browser, so that it opens without a network
 * and a page that is open outlives a new version on the server. The page itself is asked of the server first, so a new
 * version is taken with the next visit; nothing the API answers is ever kept.
 */
import { clientsClaim } from 'workbox-core';
import { cleanupOutdatedCaches, matchPrecache, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { NetworkOnly } from 'workbox-strategies';

/** Every file of the build; one whose name does not tell its content carries a revision. Put in when it is built. */
declare const FILES: { url: string; revision: string | null }[];

const PAGE = '/index.html';
/** Longer than this a person does not look at nothing. */
const PATIENCE_SECONDS = 4;
/** Addresses that only the server can answer. */
const serversOwn = [/^\/(api|p|c|as|docs)\//];

const server = new NetworkOnly({ networkTimeoutSeconds: PATIENCE_SECONDS });

registerRoute(
  new NavigationRoute(
    async (options) => {
      const kept = async () => (await matchPrecache(PAGE)) ?? Response.error();
      try {
        const response = await server.handle(options);
        return response.status < 500 ? response : await kept();
      } catch {
        return kept();
      }
    },
    { denylist: serversOwn },
  ),
);
precacheAndRoute(FILES, { directoryIndex: '', cleanURLs: false });
cleanupOutdatedCaches();
// Only a page that came without a worker is claimed: one of an older version keeps its own worker to the end.
clientsClaim();
