/** What is no longer needed is removed, by what each collection declares. Runs beside a serving server. */
import type { Collections, Declaration, Filter, Removing } from './declaration';
import { anyOf, both } from './filters';
import { removeOrphans, type Removed } from './orphans';

export interface Removal extends Removed {
  what: string;
}

interface Turn {
  now: Date;
  write: boolean;
  /** The instant before which a period is over. */
  sinceOf(period: string): Date;
  removeFile(id: string): Promise<void>;
}

async function removeDue(
  collection: string,
  { due, removes }: Removing,
  collections: Collections,
  since: Date,
  write: boolean,
): Promise<Removed> {
  const stored = collections(collection);
  const old = await due(since, collections);
  const filter: Filter = removes === 'document' ? old : both(old, anyOf(removes));
  const found = await stored.countDocuments(filter as never);
  if (!write || found === 0) return { found, removed: 0 };
  if (removes === 'document')
    return { found, removed: (await stored.deleteMany(filter as never)).deletedCount };
  const $unset = Object.fromEntries(removes.map((path) => [path, '']));
  return { found, removed: (await stored.updateMany(filter as never, { $unset } as never)).modifiedCount };
}

/** A row for each collection from which something goes after a time, in the order of the list. */
export async function retainAll(
  list: readonly Declaration<never>[],
  collections: Collections,
  { sinceOf, ...turn }: Turn,
): Promise<Removal[]> {
  const removals: Removal[] = [];
  for (const { collection, retain } of list) {
    if (!retain || 'keep' in retain) continue;
    const since = sinceOf(retain.period);
    const removed =
      'storedAt' in retain
        ? await removeOrphans({ ...retain, collection }, list, collections, { ...turn, since })
        : await removeDue(collection, retain, collections, since, turn.write);
    removals.push({ what: retain.what, ...removed });
  }
  return removals;
}
