/**
 * Seals again, with the key that seals now, what an older key of the ring sealed. Runs beside a serving server: each
 * value is replaced only if nobody changed it meanwhile, and one that was is looked at again the next time.
 */
import {
  isPersonal,
  type Collections,
  type Declaration,
  type Filter,
  type PersonalData,
  type Stored,
} from './declaration';
import type { FieldCipher } from './fieldCipher';
import { anyOf } from './filters';
import { pagesOf } from './pages';
import { rootOf, textAt } from './paths';

const PAGE = 500;

export interface Rotation {
  collection: string;
  checked: number;
  /** Sealed with an older key when looked at. */
  stale: number;
  resealed: number;
}

interface Resealing {
  filter: Filter;
  set: Record<string, string>;
}

/** What has to change in a document; undefined when the current key sealed all of it. */
export function resealingOf(
  { collection, sealed = [], marks = [] }: PersonalData,
  doc: Stored,
  cipher: FieldCipher,
): Resealing | undefined {
  const change: Resealing = { filter: { _id: doc._id }, set: {} };
  for (const { path, field } of sealed) {
    const stored = textAt(doc, path);
    if (stored === undefined) continue;
    const place = { collection, id: String(doc._id), field };
    if (!cipher.isCurrent(stored)) {
      change.filter[path] = stored;
      change.set[path] = cipher.seal(cipher.open(stored, place), place);
    }
    for (const mark of marks.filter(({ of }) => of === path)) {
      const made = mark.make(cipher.open(stored, place), cipher);
      if (textAt(doc, mark.path) === made) continue;
      change.filter[path] = stored;
      change.set[mark.path] = made;
    }
  }
  return Object.keys(change.set).length > 0 ? change : undefined;
}

async function sweep(
  data: PersonalData,
  roots: readonly string[],
  collections: Collections,
  { cipher, write, tell }: Turn,
): Promise<Rotation> {
  const collection = collections(data.collection);
  const so: Rotation = { collection: data.collection, checked: 0, stale: 0, resealed: 0 };
  const projection = Object.fromEntries(
    [...roots, ...(data.marks ?? []).map(({ path }) => rootOf(path))].map((root) => [root, 1 as const]),
  );
  for await (const page of pagesOf(collection, { filter: anyOf(roots), size: PAGE, projection })) {
    for (const doc of page) {
      const change = resealingOf(data, doc, cipher);
      so.checked += 1;
      if (!change) continue;
      so.stale += 1;
      if (!write) continue;
      const done = await collection.updateOne(change.filter as never, { $set: change.set } as never);
      so.resealed += done.matchedCount;
    }
    tell(so);
  }
  return so;
}

interface Turn {
  cipher: FieldCipher;
  write: boolean;
  /** Called after each page. */
  tell(so: Rotation): void;
}

export async function resealAll(
  list: readonly Declaration<never>[],
  collections: Collections,
  turn: Turn,
): Promise<Rotation[]> {
  const rotations: Rotation[] = [];
  for (const data of list) {
    if (!isPersonal(data) || !data.sealed?.length) continue;
    const roots = [...new Set(data.sealed.map(({ path }) => rootOf(path)))];
    rotations.push(await sweep(data, roots, collections, turn));
  }
  return rotations;
}
