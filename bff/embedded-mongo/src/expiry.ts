/** TTL indexes: documents whose date has passed are removed, a bounded number at a time. */
import type { Catalog } from './catalog';
import { findAll } from './execute';
import { parseFilter } from './filter';
import type { Store } from './store';
import type { Value } from './values';

const mostAtOnce = 1000;

export function expireDocuments(store: Store, catalog: Catalog, now: number): number {
  let removed = 0;
  for (const collection of catalog.all()) {
    for (const index of collection.indexes) {
      if (index.expireAfterSeconds === undefined) continue;
      const [field = ''] = index.fields;
      const limit = new Date(now - index.expireAfterSeconds * 1000);
      const conditions: [string, Value][] = [[field, new Map([['$lte', limit]])]];
      const query = {
        filter: parseFilter(new Map([...conditions, ...(index.partialFilterExpression ?? [])])),
        sort: [],
        skip: 0,
        limit: mostAtOnce,
        hint: index.name,
      };
      for (const { idKey, raw } of findAll(store, collection, query)) {
        collection.remove(idKey, raw);
        removed++;
      }
    }
  }
  return removed;
}
