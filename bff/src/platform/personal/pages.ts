/** A collection page by page, so that a walk never holds more than a page of it. */
import type { Filter, Stored, StoredCollection } from './declaration';
import { both } from './filters';

interface Asked {
  filter: Filter;
  size: number;
  projection?: Record<string, 0 | 1>;
}

/** In the order of `_id`; what is stored behind the walk meanwhile comes the next time. */
export async function* pagesOf(
  collection: StoredCollection,
  { filter, size, projection = {} }: Asked,
): AsyncGenerator<Stored[]> {
  for (let last: unknown; ;) {
    const past = last === undefined ? filter : both(filter, { _id: { $gt: last } });
    const page = await collection
      .find(past as never, { projection })
      .sort({ _id: 1 })
      .limit(size)
      .toArray();
    if (page.length > 0) yield page as Stored[];
    if (page.length < size) return;
    last = page.at(-1)?._id;
  }
}
