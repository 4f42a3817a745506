/** Compares the demo city with what a database holds, and stores the difference in batches. */
import { isDeepStrictEqual } from 'node:util';
import type { Models } from '@jsjb/bff/deps';
import type { CityRows } from './cityRows';

const BATCH = 500;

/** People before units: a city counts as there when it has units. */
export const cityCollections = [
  'areas',
  'lines',
  'grids',
  'categories',
  'posters',
  'people',
  'units',
] as const;
export type CityCollection = (typeof cityCollections)[number];

interface Row {
  _id: string;
}

/** What storing would do to one collection. */
export interface CollectionPlan {
  name: CityCollection;
  added: readonly Row[];
  /** Stored differently now: these would be overwritten. */
  changed: readonly Row[];
  same: number;
  /** In the database and not of the demo city: left alone. */
  others: number;
}

type Reader = { find(): { lean(): Promise<Row[]> } };
type Writer = {
  insertMany(rows: readonly Row[]): Promise<unknown>;
  bulkWrite(operations: readonly object[]): Promise<unknown>;
};

// Seven models of different documents, all with a text for an identifier: one shape is enough here.
const readerOf = (models: Models, name: CityCollection) => models[name] as unknown as Reader;
const writerOf = (models: Models, name: CityCollection) => models[name].collection as unknown as Writer;

async function planCollection(models: Models, rows: CityRows, name: CityCollection): Promise<CollectionPlan> {
  const stored = new Map((await readerOf(models, name).find().lean()).map((row) => [row._id, row]));
  const wanted: readonly Row[] = rows[name];
  const added = wanted.filter((row) => !stored.has(row._id));
  const known = wanted.filter((row) => stored.has(row._id));
  const changed = known.filter((row) => !isDeepStrictEqual(stored.get(row._id), row));
  return {
    name,
    added,
    changed,
    same: known.length - changed.length,
    others: stored.size - known.length,
  };
}

export const planCity = (models: Models, rows: CityRows): Promise<CollectionPlan[]> =>
  Promise.all(cityCollections.map((name) => planCollection(models, rows, name)));

const batches = <T>(items: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / BATCH) }, (_, i) => items.slice(i * BATCH, (i + 1) * BATCH));

/** Repeating it changes nothing: a second plan finds everything the same. */
export async function storeCity(models: Models, plans: readonly CollectionPlan[]): Promise<void> {
  for (const { name, added, changed } of plans) {
    const writer = writerOf(models, name);
    for (const batch of batches(added)) await writer.insertMany(batch);
    for (const batch of batches(changed)) {
      await writer.bulkWrite(
        batch.map((row) => ({ replaceOne: { filter: { _id: row._id }, replacement: row } })),
      );
    }
  }
}
