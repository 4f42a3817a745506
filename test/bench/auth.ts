/** What authentication and authorisation cost a request: the product beside itself without the two. */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { createDeps } from '@jsjb/bff/createDeps';
import { parseEnv } from '@jsjb/bff/env';
import { connect } from '@jsjb/bff/models';
import { signAccess, verifyAccess } from '@jsjb/bff/account/session/tokens';
import { createClient } from '@jsjb/bff/contract';
import type { Plugin } from 'esbuild';
import { bundle, serverFolder, serverPrograms } from '../../scripts/lib/start/bundle.mjs';
import { fetchTransport } from '../../scripts/lib/replay/fetchTransport';
import { aComplaint } from '../factories/bodies';
import { root, runBench, type Bench } from './api/bench';
import type { Child } from './api/child';
import { tokensOf } from './api/city';
import type { LoadOptions } from './api/load';
import { pair, turning } from './api/pair';
import { print, rowsOf, type Row } from './api/table';

const USAGE = `npm run bench -- auth [--quick]
  --quick  shorter runs`;

const EXPLAINED = `
  "beside it" is the same server with test/bench/auth in the place of its authentication and its abilities: each bearer is
  believed after the first time. A signature is checked once for each token, then the token is known for its quarter of an
  hour; staff, and residents who write, are looked up in the database at every request.`;

/** Answers per second beside the same route without: a third of the time may go to knowing who asks. */
const GOAL = 0.75;
/** More than a round asks for, so that each is new to the server. */
const NEW_TOKENS = 150_000;

const withoutAuth: Plugin = {
  name: 'without-auth',
  setup({ onResolve }) {
    onResolve({ filter: /\/(authenticate|derive)$/ }, ({ path: asked, importer }) =>
      importer.endsWith(path.join('account', 'feature.ts')) || importer.endsWith('createDeps.ts')
        ? { path: path.join(__dirname, 'auth', `${path.basename(asked)}.ts`) }
        : undefined,
    );
  },
};

async function buildServers(): Promise<void> {
  const product = 'test/bench/api/servers/product.ts';
  await bundle(root, serverFolder, { ...serverPrograms, benchProduct: product });
  await bundle(root, serverFolder, { benchWithoutAuth: product }, [withoutAuth]);
}

async function run({ folder, uri, database, startProduct }: Bench, quick: boolean): Promise<boolean> {
  const own = await startProduct('benchProduct.js');
  const base = await startProduct('benchWithoutAuth.js');
  const clientOf = (token: string) =>
    createClient({ baseUrl: own.url, transport: fetchTransport, token: () => token });

  const residents = await tokensOf(own.url);
  const tickets: { path: string; token: string }[] = [];
  for (const token of residents) {
    const { id } = await clientOf(token).submitTicket({ body: aComplaint, key: randomUUID() });
    tickets.push({ path: `/api/tickets/${id}`, token });
  }
  const official = (await clientOf('').signInAsPersona({ body: { personaId: 'roadsClerk' } })).accessToken;
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  const asKnown = turning(tickets.map((each) => ({ path: each.path, headers: bearer(each.token) })));
  const writing = turning(residents);

  // New tokens are made here, with the server's own keys.
  const { connection, models } = await connect(uri);
  const { keys } = createDeps(parseEnv({ DATA_DIR: folder }), models);
  await connection.close();
  const claims = tickets.map(({ token }) => verifyAccess(token, keys, new Date()));
  let made = 0;
  const asNew = () => {
    const at = made++ % tickets.length;
    const held = claims[at];
    const ticket = tickets[at];
    if (!held || !ticket) throw new Error('a token of the bench does not hold');
    const { token } = signAccess({ ...held, family: `bench-${made}` }, keys, new Date());
    return { path: ticket.path, headers: bearer(token) };
  };
  const unseen = Array.from({ length: quick ? NEW_TOKENS / 3 : NEW_TOKENS }, asNew);
  let seen = 0;
  const nextNew = () => {
    const request = unseen[seen++];
    if (!request) throw new Error('the new tokens are used up');
    return request;
  };

  const submit = {
    method: 'POST' as const,
    body: JSON.stringify(aComplaint),
    request: () => ({
      path: '/api/tickets',
      headers: {
        ...bearer(writing()),
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      },
    }),
  };
  const beside = (ask: Omit<LoadOptions, 'url'>, besideAsk = ask) => {
    const side = (on: Child, asked: Omit<LoadOptions, 'url'>) => ({
      on,
      ask: { ...asked, url: on.url },
      database: database.pid,
    });
    return pair(side(own, ask), side(base, besideAsk), quick);
  };
  const rows: Row[] = [
    ...rowsOf('resident reads a ticket, token known', await beside({ request: asKnown }), GOAL),
    ...rowsOf(
      'resident reads a ticket, token new',
      await beside({ request: nextNew }, { request: asKnown }),
      GOAL,
    ),
    ...rowsOf(
      "official's list, looked up each time",
      await beside({ request: () => ({ path: '/api/tickets?limit=1', headers: bearer(official) }) }),
      GOAL,
    ),
    ...rowsOf('resident submits, looked up each time', await beside(submit), GOAL),
  ];
  print(rows);
  console.log(EXPLAINED);
  return rows.every(({ met }) => met !== false);
}

void runBench(USAGE, buildServers, run);
