/** Whatever is told twice, late, by two at once, or cut off between two writes: the sums are those of a fresh count. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbeddedMongo } from '@jsjb/embedded-mongo/server';
import * as fc from 'fast-check';
import { createConnection, Schema, type Connection } from 'mongoose';
import type { Models } from '../../deps';
import { countRecord, defineMetric, metricModels, metricSubscriptions, readMetric, recount } from './metrics';

interface Visit {
  _id: string;
  version: number;
  day: string;
  area: string;
  done: boolean;
}

const visits = defineMetric<Visit>({
  name: 'visits',
  record: 'sampleVisits',
  on: ['visit.begun', 'visit.done'],
  countsOf: ({ day, area, done }) => [
    { day, dims: { area }, counts: { begun: 1, ...(done ? { done: 1 } : {}) } },
  ],
});

let store: Awaited<ReturnType<typeof startEmbeddedMongo>>;
let connection: Connection;
let models: Models;
let dataDir: string;
const sample = () => connection.collection<Visit>('sampleVisits');
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'jsjb-metrics-'));
  store = await startEmbeddedMongo({ dataDir });
  connection = await createConnection(store.uri).asPromise();
  const model = connection.model('SampleVisit', new Schema({ _id: String }, { collection: 'sampleVisits' }));
  models = { ...metricModels(connection), sampleVisits: model } as unknown as Models;
});
afterAll(async () => {
  await connection.close();
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
});
const clear = () =>
  Promise.all(
    ['sampleVisits', 'metricFacts', 'metricBuckets'].map((name) =>
      connection.collection(name).deleteMany({}),
    ),
  );

const WHOLE = { from: '2026-03-01', to: '2026-03-31', by: ['day', 'area'] };
const read = () => readMetric('visits', WHOLE, models);

/** The states a visit goes through, from the first version on. */
const life = fc
  .array(
    fc.record({
      day: fc.constantFrom('2026-03-01', '2026-03-02', '2026-03-03'),
      area: fc.constantFrom('a', 'b'),
      done: fc.boolean(),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((states) => states.map((state, at) => ({ ...state, version: at + 1 })));

const told = fc.array(fc.record({ visit: fc.nat(4), version: fc.nat(3), cut: fc.boolean() }), {
  maxLength: 12,
});

test('in whatever order it is told, however often, by two at once or cut off in between', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(life, { minLength: 1, maxLength: 5 }), told, async (lives, news) => {
      await clear();
      const at = (visit: number, version: number): Visit => {
        const states = lives[visit % lives.length] ?? [];
        const state = states[Math.min(version, states.length - 1)] as Omit<Visit, '_id'>;
        return { _id: `v${visit % lives.length}`, ...state };
      };
      const pairs = news.map(({ visit, version, cut }) => ({ doc: at(visit, version), cut }));
      for (let i = 0; i < pairs.length; i += 2)
        await Promise.all(
          pairs.slice(i, i + 2).map(({ doc, cut }) => {
            if (!cut) return countRecord(visits, doc, models);
            const dying = { ...models, metricBuckets: dyingBuckets() } as unknown as Models;
            return countRecord(visits, doc, dying).catch(() => undefined);
          }),
        );
      // The outbox repeats what was cut off, with the record as it is now.
      const last = lives.map((_, visit) => at(visit, 3));
      await sample().insertMany(last);
      for (const doc of last) await countRecord(visits, doc, models);
      const now = await read();
      const { differing } = await recount(visits, models);
      expect(differing).toBe(0);
      expect(await read()).toEqual(now);
      await connection.collection('metricFacts').deleteMany({});
      await connection.collection('metricBuckets').deleteMany({});
      await recount(visits, models);
      expect(await read()).toEqual(now);
    }),
    { numRuns: 25 },
  );
}, 60_000);

/** Dies when the facts are written and their buckets are not marked yet. */
const dyingBuckets = () => ({
  collection: {
    bulkWrite: (...writes: Parameters<Models['metricBuckets']['collection']['bulkWrite']>) =>
      models.metricBuckets.collection.bulkWrite(...writes),
    updateMany: async () => {
      throw new Error('killed');
    },
  },
});

test('sums are told by day and by what they are counted by, and only of what was asked', async () => {
  await clear();
  const docs: Visit[] = [
    { _id: '1', version: 1, day: '2026-03-01', area: 'a', done: true },
    { _id: '2', version: 1, day: '2026-03-01', area: 'b', done: false },
    { _id: '3', version: 1, day: '2026-03-02', area: 'a', done: false },
  ];
  for (const doc of docs) await countRecord(visits, doc, models);
  const days = { from: '2026-03-01', to: '2026-03-02' };
  expect(await readMetric('visits', days, models)).toEqual([{ of: {}, counts: { begun: 3, done: 1 } }]);
  expect(await readMetric('visits', { ...days, by: ['day'], where: { area: 'a' } }, models)).toEqual([
    { of: { day: '2026-03-01' }, counts: { begun: 1, done: 1 } },
    { of: { day: '2026-03-02' }, counts: { begun: 1 } },
  ]);
  expect(await readMetric('visits', { from: '2026-03-02', to: '2026-03-02' }, models)).toEqual([
    { of: {}, counts: { begun: 1 } },
  ]);
});

test('a metric listens to the events it names', () => {
  expect(metricSubscriptions([visits])).toMatchObject([
    { name: 'count-visits', record: 'sampleVisits', on: ['visit.begun', 'visit.done'] },
  ]);
});
