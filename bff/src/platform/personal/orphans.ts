/** Photos that were stored and that no document names: taken, and never submitted. */
import { isPersonal, type Collections, type Declaration, type RemovingFiles } from './declaration';
import { pagesOf } from './pages';
import { leavesOf, rootOf } from './paths';

const PAGE = 200;
/** A photo that is named is not looked for again so soon: logs keep what they name. */
const TRUSTED_MS = 30 * 24 * 3600_000;
/** The field of a photo that says when it was last found to be named. */
export const NAMED_AT = 'namedAt';

export interface Removed {
  found: number;
  removed: number;
}

/** Looked for in every text of the documents found: wherever one is named, it is named. */
async function namedAmong(
  ids: readonly string[],
  list: readonly Declaration<never>[],
  collections: Collections,
): Promise<Set<string>> {
  const wanted = new Set(ids);
  const named = new Set<string>();
  for (const data of list) {
    const paths = isPersonal(data) ? (data.photos ?? []) : [];
    if (paths.length === 0) continue;
    const naming = { $or: paths.map((path) => ({ [path]: { $in: ids } })) };
    const projection = Object.fromEntries(paths.map((path) => [rootOf(path), 1]));
    for await (const doc of collections(data.collection).find(naming as never, { projection }))
      for (const { value } of leavesOf(doc))
        if (typeof value === 'string' && wanted.has(value)) named.add(value);
  }
  return named;
}

interface Turn {
  since: Date;
  now: Date;
  write: boolean;
  removeFile(id: string): Promise<void>;
}

export async function removeOrphans(
  { collection, storedAt }: Pick<RemovingFiles, 'storedAt'> & { collection: string },
  list: readonly Declaration<never>[],
  collections: Collections,
  { since, now, write, removeFile }: Turn,
): Promise<Removed> {
  const files = collections(collection);
  const count: Removed = { found: 0, removed: 0 };
  const trusted = new Date(now.getTime() - TRUSTED_MS);
  const filter = {
    [storedAt]: { $lt: since },
    $or: [{ [NAMED_AT]: { $exists: false } }, { [NAMED_AT]: { $lt: trusted } }],
  };
  for await (const page of pagesOf(files, { filter, size: PAGE, projection: { _id: 1 } })) {
    const named = await namedAmong(
      page.map(({ _id }) => String(_id)),
      list,
      collections,
    );
    const isNamed = (_id: unknown) => named.has(String(_id));
    for (const { _id } of page.filter((file) => !isNamed(file._id))) {
      count.found += 1;
      if (!write) continue;
      // The record first: without it nobody can submit the photo any more.
      await files.deleteOne({ _id } as never);
      await removeFile(String(_id));
      count.removed += 1;
    }
    const kept = page.filter((file) => isNamed(file._id)).map(({ _id }) => _id);
    if (write && kept.length > 0)
      await files.updateMany({ _id: { $in: kept } } as never, { $set: { [NAMED_AT]: now } } as never);
  }
  return count;
}
