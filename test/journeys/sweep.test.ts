/** Two processes sweep at once and are killed again and again: every rule fires exactly once all the same. */
import { fork, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { sweepDeadlines } from '@jsjb/bff/supervision/jobs/deadlineSweep';
import { chained } from '@jsjb/bff/platform/records/eventLog';
import { ticketOf, type TicketDoc } from '@jsjb/bff/ticket/store/ticketDoc';
import { ticketRecord } from '@jsjb/shared/ticket/record';
import { alarmLevels } from '@jsjb/shared/ticket/ticket';
import { dispatchedTicket } from '../factories/storedTickets';
import { cst, DAY_MS } from '../harness/clock';
import { startTestServer, type TestServer } from '../harness/server';
import { dispatched, submitted } from '../harness/story';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const loader = pathToFileURL(createRequire(__filename).resolve('tsx')).href;
const file = path.resolve(__dirname, '../harness/sweeper.ts');

function sweeper(uri: string, now: Date): Promise<ChildProcess> {
  const child = fork(file, [uri, now.toISOString()], { execArgv: ['--import', loader] });
  return new Promise((resolve, reject) => {
    child.once('message', () => resolve(child));
    child.once('exit', (code) => reject(new Error(`the sweeper ended by itself: ${code}`)));
  });
}

const ticketLevels = alarmLevels.filter((level) => level !== 'returnLate' && !level.startsWith('centre'));
const isChained = ({ events }: TicketDoc): boolean =>
  events.every(({ seq, previous, hash, key, ...event }, at) => {
    const before = events[at - 1]?.hash ?? '';
    return previous === before && chained(event, at + 1, before, key).hash === hash && seq === at + 1;
  });

test('kill -9 between sweeps loses no alarm and repeats none', async () => {
  const { tickets } = server.deps.models;
  const TICKETS = 900;
  const docs = Array.from({ length: TICKETS }, (_, number) =>
    dispatchedTicket({ number, dispatchedAt: cst('2026-03-11 10:00'), limit: number % 2 ? '3h' : '3d' }),
  );
  for (let at = 0; at < TICKETS; at += 500)
    await tickets.collection.insertMany(docs.slice(at, at + 500) as never[]);
  const { host, port, name } = tickets.db;
  const uri = `mongodb://${host}:${port}/${name}?directConnection=true`;
  const now = cst('2026-05-20 10:00');
  const left = () => tickets.countDocuments({ 'list.alarmAt': { $lte: now } });
  let kills = 0;
  for (; (await left()) > 0 && kills < 30; kills += 2) {
    const pair = await Promise.all([sweeper(uri, now), sweeper(uri, now)]);
    // Each round lives a little longer: the first are killed in the middle of their first writes.
    for (const child of pair) child.send('sweep');
    for (const [turn, child] of pair.entries()) {
      await setTimeout(10 + kills * 30 + turn * 10);
      child.kill('SIGKILL');
    }
  }
  expect(await left()).toBe(0);
  expect(kills).toBeGreaterThan(2);
  let seen = 0;
  for await (const doc of tickets.collection.find<TicketDoc>({ number: /^T/ })) {
    const levels = doc.events.flatMap((event) => (event.type === 'ticket.alarmed' ? [event.data.level] : []));
    expect([...levels].sort()).toEqual([...ticketLevels].sort());
    expect(isChained(doc)).toBe(true);
    expect(ticketOf(doc)).toEqual(ticketRecord.replay(doc._id.toHexString(), doc.events));
    seen += 1;
  }
  expect(seen).toBe(TICKETS);
});

test('a reminder does not make what an official saw out of date', async () => {
  const story = await submitted(server);
  await story.go(...dispatched);
  const version = await story.version();
  server.clock.forward(9 * DAY_MS);
  expect(await sweepDeadlines(server.deps)).toBeGreaterThan(0);
  expect(await story.version()).toBeGreaterThan(version);
  const seen = await story.go(['roadsClerk', 'sign', { version }]);
  expect(seen.status).toBe('handling');
  expect(seen.timeline.map(({ title }) => title)).toEqual(expect.arrayContaining(['即将到期', '已经超期']));
  const own = await story.seenBy('wang');
  expect(own.timeline.map(({ title }) => title)).not.toContain('已经超期');
});

test('a sweep with nothing due changes nothing', async () => {
  expect(await sweepDeadlines(server.deps)).toBe(0);
});
