/** Of many servers that ask, one does the work, once each time it is due. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbeddedMongo } from '@jsjb/embedded-mongo/server';
import { openConnection } from '../db/openConnection';
import { inTurn } from './inTurn';
import { scheduleModel, type ScheduleModel } from './scheduleModel';

const HOUR_MS = 3600_000;
let schedule: ScheduleModel;
let close: () => Promise<void>;
beforeAll(async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'jsjb-schedule-'));
  const store = await startEmbeddedMongo({ dataDir: folder });
  const connection = await openConnection(new URL('/schedule', store.uri).href);
  ({ schedule } = scheduleModel(connection));
  close = async () => {
    await connection.close();
    await store.close();
    await rm(folder, { recursive: true, force: true });
  };
});
afterAll(() => close());

let at = new Date('2026-03-11T01:00:00Z');
const turn = {
  name: 'sweep',
  now: () => at,
  // Every full hour.
  after: (from: Date) => new Date((Math.floor(from.getTime() / HOUR_MS) + 1) * HOUR_MS),
  leaseMs: 3 * HOUR_MS,
  retryMs: 10 * 60_000,
};
const forward = (ms: number): void => {
  at = new Date(at.getTime() + ms);
};
let done: number;
beforeEach(async () => {
  done = 0;
  await schedule.deleteMany({});
});
/** Five servers ask at once. */
const ask = async (work: () => Promise<unknown> = async () => (done += 1)): Promise<number> => {
  const answers = await Promise.all(Array.from({ length: 5 }, () => inTurn(schedule, turn, work)));
  return answers.filter(Boolean).length;
};

test('a new city waits for the first time; then one of five servers does it, once an hour', async () => {
  expect([await ask(), await ask()]).toEqual([0, 0]);
  forward(HOUR_MS);
  expect([await ask(), await ask()]).toEqual([1, 0]);
  forward(HOUR_MS);
  expect([await ask(), done]).toEqual([1, 2]);
});

test('what failed is tried again after a pause', async () => {
  await ask();
  forward(HOUR_MS);
  await expect(inTurn(schedule, turn, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await ask()).toBe(0);
  forward(turn.retryMs);
  expect(await ask()).toBe(1);
});

test('whoever died at it is given up after the lease', async () => {
  await ask();
  forward(HOUR_MS);
  void inTurn(schedule, turn, () => new Promise(() => {}));
  for (let waited = 0; waited < 200; waited += 1) {
    const known = await schedule.findById('sweep').lean();
    if (known && known.dueAt > at) break;
    await new Promise((later) => setTimeout(later, 10));
  }
  forward(2 * HOUR_MS);
  expect(await ask()).toBe(0);
  forward(HOUR_MS);
  expect([await ask(), done]).toEqual([1, 1]);
});
