/** The suggestions, rewards and earlier tickets of the demo city, stored by real steps. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseEnv } from '@jsjb/bff/env';
import { suggestionOf, type SuggestionDoc } from '@jsjb/bff/suggestion/store/suggestionModels';
import { lineageOf } from '@jsjb/bff/suggestion/queries/suggestionLineage';
import { ledgerBalances } from '@jsjb/bff/reward/queries/rewards';
import { suggestionStatuses } from '@jsjb/shared/suggestion/suggestion';
import { openStore, type OpenStore } from './openStore';
import { suggestionRows } from './suggestionRows';
import { seedCity } from './seedCity';
import { storeEarlier, storeSuggestions } from './storeSuggestions';

/** A busy machine needs its time for some hundred writes. */
jest.setTimeout(90_000);

let folder: string;
let store: OpenStore;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'jsjb-suggestions-'));
  const now = new Date('2026-12-31T23:30:00+08:00');
  store = await openStore(parseEnv({ DATA_DIR: folder, LOG_LEVEL: 'warn' }), () => now);
  await seedCity(store.deps, 1);
  await storeEarlier(store.deps);
  await storeSuggestions(store.deps);
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const suggestions = () => store.deps.models.suggestions.find().sort({ _id: 1 }).lean<SuggestionDoc[]>();

test('a suggestion stands at every step of its life that people work on, and every author and unit is real', async () => {
  const docs = await suggestions();
  const shown = new Set(docs.map(({ status }) => status));
  // Merging is left to the visitor: two suggestions about chargers wait for it.
  expect(suggestionStatuses.filter((status) => !shown.has(status))).toEqual([
    'merged',
    'partlyAdopted',
    'declined',
  ]);
  expect(docs.filter(({ publication }) => publication)).toHaveLength(3);
  expect(docs.filter(({ channel }) => channel === 'provincial')).toHaveLength(2);
  for (const { author, channel, updatedAt } of docs) {
    if (channel !== 'provincial')
      expect(await store.deps.models.people.countDocuments({ _id: author.personId })).toBe(1);
    expect(updatedAt.getTime()).toBeLessThanOrEqual(store.deps.now().getTime());
  }
});

test('seeding again adds nothing, not even to a log or to the books', async () => {
  const { models } = store.deps;
  const state = async () =>
    JSON.stringify([
      await suggestions(),
      await models.rewards.find().lean(),
      await models.rewardLedger.find().lean(),
    ]);
  const before = await state();
  await storeEarlier(store.deps);
  await storeSuggestions(store.deps);
  expect(await state()).toBe(before);
});

test('the books balance, and a certificate stands in them', async () => {
  const { models } = store.deps;
  const balances = await ledgerBalances(models);
  expect(Object.values(balances).reduce((sum, fen) => sum + fen, 0)).toBe(0);
  expect(await models.rewardLedger.countDocuments({ kind: 'certificate' })).toBeGreaterThan(0);
});

test('the lamps have a story: fewer reports after the suggestion was adopted than before', async () => {
  const lamp = (await suggestions()).find(({ title }) => title === suggestionRows[0]?.title);
  if (!lamp) throw new Error('no suggestion about lamps');
  expect(suggestionOf(lamp).decision?.kind).toBe('adopted');
  const { before = 0, after = 0, months } = await lineageOf(store.deps.models, lamp, store.deps.now());
  expect(months.length).toBeGreaterThan(8);
  expect(after).toBeLessThan(before / 2);
});
