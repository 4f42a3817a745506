/** One document by its id, past mongoose's query building: for what nearly every request reads. */
import type { Model } from 'mongoose';

export async function findById<D extends { _id: unknown }>(model: Model<D>, id: D['_id']): Promise<D | null> {
  // The driver's types know only its own document type here.
  return (await model.collection.findOne({ _id: id } as never)) as D | null;
}
