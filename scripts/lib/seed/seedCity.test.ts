/** The demo city in a real database of the embedded kind, in a folder of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Deps } from '@jsjb/bff/deps';
import { parseEnv } from '@jsjb/bff/env';
import { chained } from '@jsjb/bff/platform/records/eventLog';
import { posterHealth } from '@jsjb/bff/cockpit/queries/posterHealth';
import { ticketOf, type TicketDoc } from '@jsjb/bff/ticket/store/ticketDoc';
import { actOnTicket } from '@jsjb/bff/ticket/commands/actOnTicket';
import type { TicketEvent } from '@jsjb/shared/ticket/event';
import { ticketRecord } from '@jsjb/shared/ticket/record';
import { buildCity, type DemoTurn } from './city';
import { buildPastTickets } from './city/pastTickets';
import { cityRows } from './cityRows';
import { openStore, type OpenStore } from './openStore';
import { planSeed, resetCity, seedCity, seedNeeded, wouldTouch } from './seedCity';
import { planCity, storeCity } from './storeCity';
import { storeTickets } from './storeTickets';

/** A busy machine needs its time for some hundred writes. */
jest.setTimeout(60_000);

const city = buildCity(1);
const stages = city.tickets.map(({ stage }) => stage).sort();
const cst = (text: string) => new Date(`${text}:00+08:00`);

let folder: string;
let store: OpenStore;
let deps: Deps;
let now: Date;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'jsjb-seed-'));
  store = await openStore(parseEnv({ DATA_DIR: folder, LOG_LEVEL: 'warn' }), () => now);
  deps = store.deps;
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  now = cst('2026-06-10T15:00');
  await resetCity(deps);
});

const tickets = () => deps.models.tickets.find().sort({ _id: 1 }).lean<TicketDoc[]>();
const statuses = async () => (await tickets()).map(({ status }) => status).sort();

test('an empty database is given the whole city, and seeding it again changes nothing', async () => {
  const { areas, units, lines, grids, categories, posters, people } = deps.models;
  const kinds = [areas, units, lines, grids, categories, posters, people, deps.models.tickets];
  const count = () => Promise.all(kinds.map((model) => model.countDocuments()));
  expect(await seedNeeded(deps)).toBe(1);
  expect(wouldTouch(await planSeed(deps, 1))).toBe(false);

  expect(await seedCity(deps, 1)).toEqual({ opened: 25, kept: 0 });
  const level3 = city.categories.filter(({ level }) => level === 3).length;
  const { length: areaCount } = city.areas;
  const counts = [areaCount, city.units.length, 30, 695, level3, city.posters.length, city.people.length, 25];
  expect(await count()).toEqual(counts);
  expect(await seedNeeded(deps)).toBeUndefined();

  const plan = await planSeed(deps, 1);
  expect(plan.tickets).toEqual({ opened: 0, kept: 25 });
  for (const { added, changed, others } of plan.collections)
    expect([added.length, changed.length, others]).toEqual([0, 0, 0]);
  const before = await tickets();
  expect(await seedCity(deps, 1)).toEqual({ opened: 0, kept: 25 });
  expect(await count()).toEqual(counts);
  expect(await tickets()).toEqual(before);
});

test('no poster of the demo city has more reports than scans', async () => {
  await seedCity(deps, 1);
  const health = await posterHealth(deps.models, { days: 365 }, deps.now());
  expect(health.filter(({ submits }) => submits > 0).length).toBeGreaterThan(3);
  for (const { submits, scans } of health) expect(scans).toBeGreaterThanOrEqual(submits);
});

test('each sample ticket has come to its stage by real steps, its log whole and in the past', async () => {
  await seedCity(deps, 1);
  expect(await statuses()).toEqual(stages);
  const docs = await tickets();
  for (const doc of docs) {
    expect(ticketRecord.replay(doc._id.toHexString(), doc.events as TicketEvent[])).toMatchObject(
      ticketOf(doc),
    );
    let previous = '';
    for (const { seq, hash, previous: linked, key, ...event } of doc.events) {
      expect([linked, chained(event as TicketEvent, seq, previous, key).hash]).toEqual([previous, hash]);
      previous = hash;
    }
    const instants = doc.events.map(({ at }) => at.getTime());
    expect(instants).toEqual([...instants].sort((a, b) => a - b));
    expect(doc.updatedAt.getTime()).toBeLessThan(now.getTime());
  }
  const submitted = docs.map(({ submittedAt }) => submittedAt.getTime());
  expect(submitted).toEqual([...submitted].sort((a, b) => a - b));
});

test('the samples come to their stages on any day, and no ticket number is ever given twice', async () => {
  const days = ['2026-10-03T10:00', '2026-12-31T23:55', '2031-05-04T12:00'];
  const numbers: string[] = [];
  for (const day of days) {
    await resetCity(deps);
    expect(await tickets()).toEqual([]);
    now = cst(day);
    await seedCity(deps, 1);
    expect(await statuses()).toEqual(stages);
    numbers.push(...(await tickets()).map(({ number }) => number));
  }
  expect(new Set(numbers).size).toBe(25 * days.length);
});

test('the everyday past is played through the same steps, with its turns on the way', async () => {
  await storeCity(deps.models, await planCity(deps.models, cityRows(city, deps.cipher)));
  deps.city.forget();
  const past = buildPastTickets(city, 1, now);
  const turning = (turn: DemoTurn) => past.filter((ticket) => ticket.turn === turn).slice(0, 2);
  const recent = past.slice(-12);
  const chosen = [
    ...turning('redone'),
    ...turning('returned'),
    ...turning('unanswered'),
    ...turning('urged'),
  ];
  const some = [...new Set([...chosen, ...recent])];
  expect(await storeTickets(city, some, deps)).toEqual({ opened: some.length, kept: 0 });
  expect(await statuses()).toEqual(some.map(({ stage }) => stage).sort());
  const events = (await tickets()).flatMap((doc) => doc.events);
  for (const type of ['ticket.returnApproved', 'ticket.urged'])
    expect(events.some((event) => event.type === type)).toBe(true);
  const calls = events.filter(({ type }) => type === 'ticket.calledBack').map(({ data }) => data);
  expect(calls).toContainEqual(expect.objectContaining({ contacted: false }));
  expect(calls).toContainEqual(expect.objectContaining({ satisfaction: 'dissatisfied' }));
});

test('a seeding that was cut short is finished the next time', async () => {
  const { collection } = deps.models.tickets;
  const insertMany = collection.insertMany.bind(collection);
  let inserts = 0;
  const failing = jest.spyOn(collection, 'insertMany').mockImplementation((...args) => {
    inserts += 1;
    return inserts > 12 ? Promise.reject(new Error('the power went out')) : insertMany(...args);
  });
  await expect(seedCity(deps, 7)).rejects.toThrow('the power went out');
  failing.mockRestore();

  expect(await seedNeeded(deps)).toBe(7);
  expect(await seedCity(deps, 7)).toEqual({ opened: 13, kept: 12 });
  expect(await statuses()).toEqual(stages);
  expect(await seedNeeded(deps)).toBeUndefined();
});

test('what people did to a sample ticket stays when the city is seeded again', async () => {
  await seedCity(deps, 1);
  const doc = (await tickets()).find(({ status }) => status === 'submitted');
  if (!doc) throw new Error('no sample ticket is submitted');
  const agent = { personId: 'agent-2', role: 'agent', unitId: 'hotline-centre' } as const;
  const answer = { name: 'answer', data: { text: '已为您查到。' } } as const;
  await actOnTicket(doc, answer, doc.version, deps, { actor: agent, postIndex: 0, now });
  await seedCity(deps, 1);
  expect((await deps.models.tickets.findById(doc._id).lean())?.status).toBe('answered');
});

test('a name changed by hand is shown as changed, then overwritten; an extra unit is left alone', async () => {
  await seedCity(deps, 1);
  const { units } = deps.models;
  await units.updateOne({ _id: 'housing-bureau' }, { $set: { name: '市住房局' } });
  await units.create({
    _id: 'new-bureau',
    name: '市新局',
    kind: 'department',
    path: ['new-bureau'],
    handles: true,
  });
  const plan = await planSeed(deps, 1);
  const row = plan.collections.find(({ name }) => name === 'units');
  expect(row?.changed.map(({ _id }) => _id)).toEqual(['housing-bureau']);
  expect([row?.others, wouldTouch(plan)]).toEqual([1, true]);
  await seedCity(deps, 1);
  expect((await units.findById('housing-bureau').lean())?.name).toBe('市住建局');
  expect(await units.exists({ _id: 'new-bureau' })).not.toBeNull();
});

test('the people of the sign-in page stand for every role, fourteen at most', async () => {
  await storeCity(deps.models, await planCity(deps.models, cityRows(city, deps.cipher)));
  const personas = await deps.models.people.find({ persona: { $exists: true } }).lean();
  expect(personas).toHaveLength(14);
  expect(new Set(personas.map(({ posts }) => posts[0]?.role)).size).toBe(8);
});
