/** A person's erasure: what names them goes from every collection that declares it. */
import {
  isPersonal,
  type Collections,
  type Declaration,
  type Erasing,
  type Filter,
  type PersonalData,
} from './declaration';
import { anyOf, both } from './filters';

const personal = (list: readonly Declaration<never>[]): PersonalData<object, never>[] =>
  list.filter((each) => isPersonal(each));

/** What the person still has to bring to an end, in words; undefined when nothing is open. */
export async function findUnfinished(
  list: readonly Declaration<never>[],
  collections: Collections,
  personId: string,
): Promise<string | undefined> {
  for (const { collection, subject, unfinished } of personal(list)) {
    if (!subject || !unfinished) continue;
    const where = both(subject(personId), unfinished.where);
    const count = await collections(collection).countDocuments(where as never);
    if (count > 0) return unfinished.words(count);
  }
  return undefined;
}

async function eraseIn(
  { collection, erase }: PersonalData<object, never>,
  mine: Filter,
  collections: Collections,
  erasing: Erasing,
): Promise<number> {
  const stored = collections(collection);
  if ('keep' in erase) return 0;
  if ('remove' in erase) return (await stored.deleteMany(mine as never)).deletedCount;
  if ('update' in erase)
    return (await stored.updateMany(mine as never, erase.update(erasing) as never)).modifiedCount;
  const $unset = Object.fromEntries(erase.unset.map((path) => [path, '']));
  const held = both(mine, anyOf(erase.unset));
  return (await stored.updateMany(held as never, { $unset } as never)).modifiedCount;
}

/** How many documents were changed, by collection. May be done again after it was cut short. */
export async function erasePerson(
  list: readonly Declaration<never>[],
  collections: Collections,
  erasing: Erasing,
): Promise<ReadonlyMap<string, number>> {
  const changed = new Map<string, number>();
  for (const data of personal(list)) {
    const mine = data.subject?.(erasing.personId);
    if (mine) changed.set(data.collection, await eraseIn(data, mine, collections, erasing));
  }
  return changed;
}
