/** Updates the documents of a collection in batches; a batch that was cut short is done again without harm. */
import type { mongo } from 'mongoose';
import { guardOf, updateFor } from './documentUpdate';
import { MigrationError, type ChangeStep, type Stored } from './migration';
import type { StepRun } from './stepRun';
import { batchesOf, collectionNamed, refuseMixedIds } from './walk';

/** A document that somebody else changes at the same time is read again so often. */
const TRIES = 5;

async function changeBatch(
  collection: mongo.Collection<Stored>,
  step: ChangeStep,
  batch: readonly Stored[],
): Promise<number> {
  let docs = batch;
  let changed = 0;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const planned = docs.flatMap((doc) => {
      const update = updateFor(step.change, step.collection, doc);
      return update ? [{ _id: doc._id, filter: { _id: doc._id, ...guardOf(doc, update) }, update }] : [];
    });
    if (planned.length === 0) return changed;
    const result = await collection.bulkWrite(
      planned.map(({ filter, update }) => ({ updateOne: { filter, update } })) as never,
      { ordered: false },
    );
    changed += result.modifiedCount;
    if (result.matchedCount === planned.length) return changed;
    docs = (await collection
      .find({ _id: { $in: planned.map(({ _id }) => _id) } } as never)
      .toArray()) as Stored[];
  }
  throw new MigrationError(
    `Documents of ${step.collection} keep changing, for example ${String(docs[0]?._id)}: stop the servers of the older version. (change() must not alter the document it is given.)`,
  );
}

export async function runChange(step: ChangeStep, { db, state, batchSize, save }: StepRun): Promise<void> {
  const collection = collectionNamed(db, step.collection);
  await refuseMixedIds(collection);
  for await (const docs of batchesOf(collection, batchSize, state.cursor)) {
    state.changed += await changeBatch(collection, step, docs);
    state.seen += docs.length;
    state.cursor = docs.at(-1)?._id;
    await save();
  }
}
