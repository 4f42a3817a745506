/**
 * One document by its id, past mongoose's query building: for what nearly every request reads. Those asked for in the
 * same moment share one trip and, when it is the same document, the document: it is read, never changed in place.
 */
import type { Model } from 'mongoose';
import { batched } from '../records/batch';

type Find<D> = (id: unknown) => Promise<D | null>;
const finders = new WeakMap<object, Find<unknown>>();

async function findAll<D>({ collection }: Model<D>, ids: readonly unknown[]): Promise<(D | null)[]> {
  // The driver's types know only its own document type here.
  if (ids.length === 1) return [(await collection.findOne({ _id: ids[0] } as never)) as D | null];
  const unique = [...new Map(ids.map((id) => [String(id), id])).values()];
  const found = await collection.find({ _id: { $in: unique } } as never).toArray();
  const byId = new Map(found.map((doc) => [String(doc._id), doc as D]));
  return ids.map((id) => byId.get(String(id)) ?? null);
}

export function findById<D extends { _id: unknown }>(model: Model<D>, id: D['_id']): Promise<D | null> {
  const known = finders.get(model) as Find<D> | undefined;
  if (known) return known(id);
  const find: Find<D> = batched((ids) => findAll(model, ids));
  finders.set(model, find);
  return find(id);
}
