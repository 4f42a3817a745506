/** The API beside bare Koa and beside Koa with the raw driver: submit, read, latency at a fixed rate, memory. */
import { randomUUID } from 'node:crypto';
import { connect } from '@jsjb/bff/models';
import { createClient } from '@jsjb/bff/contract';
import { bundle, serverFolder, serverPrograms } from '../../scripts/lib/start/bundle.mjs';
import { fetchTransport } from '../../scripts/lib/replay/fetchTransport';
import { aComplaint } from '../factories/bodies';
import { root, runBench, type Bench } from './api/bench';
import type { Child } from './api/child';
import { tokensOf } from './api/city';
import { load, type LoadOptions } from './api/load';
import { pair, turning, type Side } from './api/pair';
import { print, rowsOf, type Row } from './api/table';

const USAGE = `npm run bench -- api [--quick]
  --quick  shorter runs, 10 000 submits for the memory instead of 100 000`;

const EXPLAINED = `
  A ratio is answers per second of the product beside the other server in short turns, 20 connections each; the middle of
  all rounds. (b) spends its time on the driver, once for every request; the product adds its own work (token, budget,
  validation, sealing, log, presenting) and gathers what arrives in one moment into one command (bff/src/platform/records/batch.ts).`;

const GOALS = { submit: 0.5, read: 0.6, list: 0.6, p99: 150, rate: 200, rssMb: 300, growth: 1.1 };

/** All three run as plain JavaScript, as the product does after `npm start`. */
const buildServers = () =>
  bundle(root, serverFolder, {
    ...serverPrograms,
    benchBare: 'test/bench/api/servers/bare.ts',
    benchDriver: 'test/bench/api/servers/driver.ts',
    benchProduct: 'test/bench/api/servers/product.ts',
  });
const mb = (bytes: number): number => bytes / 1024 / 1024;

async function memoryOf(product: Child, submit: LoadOptions, total: number): Promise<Row[]> {
  const PARTS = 10;
  const seen: number[] = [];
  for (let part = 0; part < PARTS; part += 1) {
    await load({ ...submit, amount: total / PARTS });
    seen.push(mb(await product.rss()));
    console.log(`  ${((part + 1) * total) / PARTS} submits: ${seen.at(-1)?.toFixed(0)} MB`);
  }
  // Between collections the figure goes up and down by a third: the peaks tell.
  const peak = Math.max(...seen);
  const growth = Math.max(...seen.slice(PARTS / 2)) / Math.max(...seen.slice(0, PARTS / 2));
  return [
    {
      what: `memory within ${total} submits, at most`,
      figure: `${peak.toFixed(0)} MB`,
      goal: `≤ ${GOALS.rssMb} MB`,
      met: peak <= GOALS.rssMb,
    },
    {
      what: 'second half beside the first',
      figure: `× ${growth.toFixed(2)}`,
      goal: `≤ ${GOALS.growth}`,
      met: growth <= GOALS.growth,
    },
  ];
}

async function run({ uri, database, start, startProduct }: Bench, quick: boolean): Promise<boolean> {
  const product = await startProduct('benchProduct.js');
  const tokens = await tokensOf(product.url);
  const token = turning(tokens);
  const signed = () => ({ authorization: `Bearer ${token()}` });
  const body = JSON.stringify(aComplaint);
  const submit = {
    url: `${product.url}/api/tickets`,
    method: 'POST' as const,
    body,
    headers: () => ({ ...signed(), 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
  };

  const first = createClient({ baseUrl: product.url, transport: fetchTransport, token: () => tokens[0] });
  const opened = await first.submitTicket({ body: aComplaint, key: randomUUID() });
  const { connection, models } = await connect(uri);
  const stored = await models.tickets.findOne({ number: opened.number }).lean();
  await connection.close();
  const document = JSON.stringify(stored);
  const bare = await start('benchBare.js', { BENCH_BYTES: String(JSON.stringify(opened).length) });
  const driver = await start('benchDriver.js', { BENCH_URI: database.uri, BENCH_DOCUMENT: document });
  // Everybody reads a ticket of their own, and the other side as many documents.
  const tickets: { path: string; authorization: string }[] = [];
  const documents: string[] = [];
  for (const each of tokens) {
    const owner = createClient({ baseUrl: product.url, transport: fetchTransport, token: () => each });
    const { id } = await owner.submitTicket({ body: aComplaint, key: randomUUID() });
    tickets.push({ path: `/api/tickets/${id}`, authorization: `Bearer ${each}` });
    const inserted = await fetch(driver.url, { method: 'POST', body });
    documents.push(`/${((await inserted.json()) as { _id: string })._id}`);
  }
  const ticket = turning(tickets);

  const side = (on: Child, ask: LoadOptions): Side => ({ on, ask, database: database.pid });
  const submitting = side(product, submit);
  const constant = side(bare, { url: bare.url });
  const insert = side(driver, { url: driver.url, method: 'POST', body });
  const find = side(driver, {
    url: driver.url,
    request: turning(documents.map((each) => ({ path: each }))),
  });
  const reading = side(product, {
    url: product.url,
    request: () => {
      const { path: at, authorization } = ticket();
      return { path: at, headers: { authorization } };
    },
  });
  const listing = side(product, { url: `${product.url}/api/tickets?limit=1`, headers: signed });

  const rows = [
    ...rowsOf('submit, beside Koa and insertOne (b)', await pair(submitting, insert, quick), GOALS.submit),
    ...rowsOf('read, beside Koa and findOne (b)', await pair(reading, find, quick), GOALS.read),
    ...rowsOf('list of one, beside Koa and findOne (b)', await pair(listing, find, quick), GOALS.list),
    ...rowsOf('submit, beside bare Koa (a)', await pair(submitting, constant, quick)),
    ...rowsOf('read, beside bare Koa (a)', await pair(reading, constant, quick)),
  ];
  const steady = await load({ ...submit, rate: GOALS.rate, seconds: quick ? 8 : 20 });
  rows.push({
    what: `submit at ${GOALS.rate} requests a second, p99`,
    figure: `${steady.p99} ms`,
    goal: `≤ ${GOALS.p99} ms`,
    met: steady.p99 <= GOALS.p99,
  });
  print(rows);
  console.log(EXPLAINED);
  const memory = await memoryOf(product, submit, quick ? 10_000 : 100_000);
  print(memory);
  return [...rows, ...memory].every(({ met }) => met !== false);
}

void runBench(USAGE, buildServers, run);
