/** An event that was changed, dropped, moved or put in is found by name, in whichever record it stands. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbeddedMongo } from '@jsjb/embedded-mongo/server';
import { Types } from 'mongoose';
import { checkRecords, faultsIn, type RecordFault } from './checkRecords';
import type { StoredRecord } from './recordLog';
import { chained, factHash, type Logged } from './eventLog';
import type { FactDoc } from './recordDoc';
import { connect } from '../../models';
import type { Models } from '../../deps';
import { features } from '../../features';
import { recordLogsOf } from '../features/derive';

const EVENTS = 5;
type Event = Logged<Parameters<typeof chained>[0]>;

function eventsOf(n: number): Event[] {
  const events: Event[] = [];
  for (let seq = 1; seq <= EVENTS; seq += 1)
    events.push(
      chained(
        {
          type: `ticket.step${seq}`,
          at: new Date(Date.UTC(2026, 0, n, 0, seq)),
          by: { role: 'agent', personId: `p${n}` },
          data: { words: `第 ${seq} 步`, nested: { due: new Date(0), list: [1, 'a'] } },
        } as Event,
        seq,
        events.at(-1)?.hash ?? '',
        `key${seq}`,
      ),
    );
  return events;
}

let models: Models;
let close: () => Promise<void>;
const ids = [1, 2, 3].map((n) => new Types.ObjectId(String(n).padStart(24, '0')));

beforeAll(async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'jsjb-records-'));
  const store = await startEmbeddedMongo({ dataDir: folder });
  const { connection, models: made } = await connect(store.uri);
  models = made;
  close = async () => {
    await connection.close();
    await store.close();
    await rm(folder, { recursive: true, force: true });
  };
}, 60_000);
afterAll(() => close());

const logged = () => recordLogsOf(features, models);
beforeEach(async () => {
  for (const { model } of logged()) {
    await model.collection.deleteMany({});
    await model.collection.insertMany(
      ids.map((_id, at) => ({
        _id,
        number: `2026-${at + 1}`,
        once: { key: `${at}` },
        version: EVENTS,
        events: eventsOf(at + 1),
      })),
    );
  }
});

async function check() {
  const found: RecordFault[] = [];
  const counts = [];
  for (const log of logged()) counts.push(await checkRecords(log, (fault) => found.push(fault)));
  return { found, counts };
}

test('records that nobody touched are counted and none is broken', async () => {
  const { found, counts } = await check();
  expect(found).toEqual([]);
  expect(counts).toEqual(
    ['tickets', 'holds', 'suggestions', 'rewards', 'unmaskings', 'exclusions'].map((name) => ({
      name,
      records: 3,
      events: 15,
      broken: 0,
    })),
  );
});

test('a broken record is told with its collection, number and event, and only that one', async () => {
  const { model } = logged().find(({ name }) => name === 'suggestions') ?? { model: models.suggestions };
  const events = eventsOf(2);
  await model.collection.updateOne({ _id: ids[1] as never }, {
    $set: { events: events.with(2, { ...(events[2] as Event), data: { words: '别的' } }) },
  } as never);
  const { found, counts } = await check();
  expect(found).toEqual([
    {
      log: 'suggestions',
      id: String(ids[1]),
      number: '2026-2',
      faults: [{ seq: 3, type: 'ticket.step3', fault: 'altered' }],
    },
  ]);
  expect(counts.map(({ broken }) => broken)).toEqual([0, 0, 1, 0, 0, 0]);
});

const record = (
  change: (events: Event[]) => (Event | null)[] | undefined,
  version = EVENTS,
): StoredRecord => ({
  _id: 1,
  version,
  events: change(eventsOf(1)),
});
const at = (events: Event[], place: number): Event => events[place - 1] as Event;
const forged = (event: Event, previous: string): Event => chained({ ...event }, event.seq, previous);

test.each<[string, StoredRecord, [number, string][]]>([
  ['nothing', record((events) => events), []],
  [
    'an actor changed',
    record((events) => events.with(1, { ...at(events, 2), by: { role: 'agent', personId: 'x' } as never })),
    [[2, 'altered']],
  ],
  [
    'a time changed',
    record((events) => events.with(1, { ...at(events, 2), at: new Date(0) })),
    [[2, 'altered']],
  ],
  [
    'an event changed and given a new hash',
    record((events) =>
      events.with(1, forged({ ...at(events, 2), data: { words: '别的' } }, at(events, 2).previous)),
    ),
    [[3, 'moved']],
  ],
  ['the first event dropped', record((events) => events.slice(1)), [[2, 'moved']]],
  [
    'an event in the middle dropped',
    record((events) => events.filter(({ seq }) => seq !== 3)),
    [[4, 'moved']],
  ],
  ['the last event dropped', record((events) => events.slice(0, -1)), [[5, 'missing']]],
  [
    'two events changed places',
    record((events) => events.with(1, at(events, 3)).with(2, at(events, 2))),
    [
      [3, 'moved'],
      [2, 'moved'],
      [4, 'moved'],
    ],
  ],
  [
    'an event put in',
    record((events) => events.toSpliced(2, 0, forged(at(events, 3), at(events, 2).hash))),
    [[3, 'moved']],
  ],
  [
    'an event put in with the next number',
    record((events) => events.toSpliced(3, 0, chained({ ...at(events, 2) }, 4, at(events, 3).hash))),
    [[4, 'moved']],
  ],
  [
    'an event added at the end, rightly chained',
    record((events) => [...events, chained({ ...at(events, 5) }, 6, at(events, 5).hash)]),
    [[6, 'extra']],
  ],
  [
    'an event made unreadable',
    record((events) => events.with(1, { ...at(events, 2), at: 'yesterday' as never })),
    [[2, 'altered']],
  ],
  [
    'an event emptied',
    record((events) => events.map((event) => (event.seq === 5 ? null : event))),
    [[5, 'altered']],
  ],
  ['the log removed', record(() => undefined, 2), [[1, 'missing']]],
])('%s', (_what, changed, faults) => {
  expect(faultsIn(changed).map(({ seq, fault }) => [seq, fault])).toEqual(faults);
});

test('a fact that was altered, dropped or put in is found beside the log of its record', async () => {
  const [first] = ids as [Types.ObjectId];
  const recordId = first.toHexString();
  const fact = (n: number): FactDoc => {
    const _id = `${recordId}:join:n${n}`;
    const event = {
      type: 'ticket.joined',
      at: new Date(0),
      by: { personId: `n${n}`, role: 'resident' as const },
      data: {},
    };
    return {
      ...event,
      _id,
      recordId,
      action: 'join',
      mark: new Types.ObjectId(),
      hash: factHash(_id, event),
    };
  };
  const facts = models.ticketFacts.collection;
  await facts.deleteMany({});
  await facts.insertMany([1, 2, 3].map(fact) as never[]);
  await models.tickets.collection.updateOne({ _id: first }, { $set: { counts: { join: 3 } } });
  expect((await check()).found).toEqual([]);
  expect((await check()).counts[0]).toMatchObject({ name: 'tickets', events: 18, broken: 0 });

  await facts.updateOne({ _id: `${recordId}:join:n2` as never }, { $set: { 'by.personId': 'other' } });
  const altered = { seq: 0, type: 'ticket.joined', fault: 'altered', fact: `${recordId}:join:n2` };
  expect((await check()).found).toMatchObject([{ log: 'tickets', faults: [altered] }]);
  await facts.deleteOne({ _id: `${recordId}:join:n2` as never });
  expect((await check()).found).toMatchObject([{ faults: [{ fault: 'missing', fact: 'join' }] }]);
  await facts.insertMany([4, 5].map(fact) as never[]);
  expect((await check()).found).toMatchObject([{ faults: [{ fault: 'extra', fact: 'join' }] }]);
  await facts.deleteMany({});
});
