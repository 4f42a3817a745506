/** TTL indexes: documents whose date has passed are removed, a bounded number at a time. */
import { every, parseFilter } from '../language/filter';
import type { Catalog } from '../storage/catalog';
import type { Store } from '../storage/store';
import { findAll } from './execute';

const mostAtOnce = 1000;

export function expireDocuments(store: Store, catalog: Catalog, now: number): number {
  let removed = 0;
  for (const collection of catalog.all()) {
    for (const { fields, name, partial, expireAfterSeconds } of collection.indexes) {
      if (expireAfterSeconds === undefined) continue;
      const past = new Map([['$lte', new Date(now - expireAfterSeconds * 1000)]]);
      const due = parseFilter(new Map([[fields[0] ?? '', past]]));
      const filter = every(partial ? [due, partial] : [due]);
      const query = { filter, sort: [], skip: 0, limit: mostAtOnce, hint: name };
      for (const { idKey, raw } of findAll(store, collection, query)) {
        collection.remove(idKey, raw);
        removed++;
      }
    }
  }
  return removed;
}
