/**
 * Keeps the program itself in the browser once the first page stands, so that every page opens without a network.
 * A page that was opened before it came is said to be missing, in place of nothing happening.
 */
import { network } from './device/network';
import { cannotOpen } from './navigation/paths';

/** The first page comes first. */
const REST_MS = 2000;
/** No program is fetched anew more often. */
const RELOAD_MS = 60_000;
const RELOADED = 'program-reloaded';

const tabPages = [
  () => import('@/pages/home/index'),
  () => import('@/pages/tickets/index'),
  () => import('@/pages/me/index'),
];

/** Where a browser knows no service workers, or no safe connection, the tab pages at least. */
function keepTabPages(): void {
  for (const page of tabPages) page().catch(() => undefined);
}

function keepAll(): void {
  const { serviceWorker } = navigator as Partial<Navigator>;
  if (serviceWorker) serviceWorker.register('/offline.js').catch(keepTabPages);
  else keepTabPages();
}

function onceConnected(act: () => void): void {
  if (network.get() !== 'none') return act();
  const stop = network.subscribe(() => {
    if (network.get() === 'none') return;
    stop();
    act();
  });
}

const isMissing = (reason: unknown): boolean =>
  reason instanceof Error && /^Loading (CSS )?chunk \S+ failed/.test(reason.message);

/** The server has a newer program than this page; the address is already that of the wanted one. */
function reloadOnce(): boolean {
  const last = Number(sessionStorage.getItem(RELOADED));
  if (Date.now() - last < RELOAD_MS) return false;
  sessionStorage.setItem(RELOADED, String(Date.now()));
  window.location.reload();
  return true;
}

export function keepProgram(): void {
  setTimeout(() => onceConnected(keepAll), REST_MS);
  window.addEventListener('unhandledrejection', (event) => {
    if (!isMissing(event.reason)) return;
    event.preventDefault();
    if (network.get() === 'none' || !reloadOnce()) cannotOpen();
  });
}
