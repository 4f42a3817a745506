/** What the store holds, as far as a refused request could have changed it. */
import type { Models } from '@jsjb/bff/deps';

/** Budgets count refused requests too. */
const beside = new Set(['rateBuckets']);

/** A line per document: any document more, fewer or changed shows. */
export async function dumpOf(models: Models): Promise<string[]> {
  const collections = Object.entries(models).filter(([name]) => !beside.has(name));
  const lines = await Promise.all(
    collections.map(async ([name, model]) => {
      const docs = await (model as unknown as { find(): { lean(): Promise<{ _id: unknown }[]> } })
        .find()
        .lean();
      return docs.map((doc) => `${name} ${String(doc._id)} ${JSON.stringify(doc)}`);
    }),
  );
  return lines.flat().sort();
}
