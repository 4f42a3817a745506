/** Everyone's own data: the rows of each collection that belong to one person. */
import { isPersonal, type Collections, type Declaration } from './declaration';

/** By the name of the part; each part that is declared is there. */
export async function takeoutOf<Context>(
  list: readonly Declaration<Context>[],
  collections: Collections,
  personId: string,
  context: Context,
): Promise<Record<string, unknown[]>> {
  const parts = list.flatMap((data) =>
    isPersonal(data) && data.subject && data.export
      ? [{ collection: data.collection, mine: data.subject(personId), part: data.export }]
      : [],
  );
  const rows = await Promise.all(
    parts.map(async ({ collection, mine, part: { as, sort, limit = 0, without = [], row } }) => {
      const projection = Object.fromEntries(without.map((field) => [field, 0]));
      const found = collections(collection).find(mine as never, { projection });
      const docs = await found.sort(sort).limit(limit).toArray();
      return [as, await Promise.all(docs.map((doc) => row(doc, context)))] as const;
    }),
  );
  return Object.fromEntries(rows);
}
