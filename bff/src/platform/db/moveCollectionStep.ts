/**
 * Gives a collection another name by copying it: passes from beginning to end, until one finds every document in its
 * new place, the same to the byte; only then the old collection is dropped. Each instant may be the last.
 */
import { mongo } from 'mongoose';
import { MigrationError, type CopyStep, type Stored } from './migration';
import type { StepRun } from './stepRun';
import { batchesOf, collectionNamed, exact, hasCollection, refuseMixedIds } from './walk';

/** The first pass copies, the second proves; more are needed only while somebody still writes. */
const PASSES = 5;

const keyOf = (doc: Stored): string => Buffer.from(mongo.BSON.serialize({ _id: doc._id })).toString('base64');
const bytesOf = (doc: Stored): string => Buffer.from(mongo.BSON.serialize(doc)).toString('base64');

/** Copies what is missing; how many that were. */
async function copyBatch(
  from: string,
  target: mongo.Collection<Stored>,
  docs: readonly Stored[],
): Promise<number> {
  const found = (await target
    .find({ _id: { $in: docs.map(({ _id }) => _id) } } as never, exact)
    .toArray()) as Stored[];
  const there = new Map(found.map((doc) => [keyOf(doc), bytesOf(doc)]));
  const missing: Stored[] = [];
  for (const doc of docs) {
    const copy = there.get(keyOf(doc));
    if (copy === undefined) missing.push(doc);
    else if (copy !== bytesOf(doc))
      throw new MigrationError(
        `Document ${String(doc._id)} stands in ${from} and, with other content, in ${target.collectionName}: keep one of them by hand.`,
      );
  }
  if (missing.length > 0) await target.insertMany(missing as never, { ordered: false });
  return missing.length;
}

export async function refuseTwoFilled({ from, to }: CopyStep, db: mongo.Db): Promise<void> {
  const some = (name: string) => collectionNamed(db, name).findOne({}, { projection: { _id: 1 } });
  if ((await some(from)) && (await some(to)))
    throw new MigrationError(
      `Both ${from} and ${to} hold documents already: ${from} cannot be renamed to ${to}.`,
    );
}

async function pass({ from, to }: CopyStep, { db, state, batchSize, save }: StepRun): Promise<void> {
  const target = collectionNamed(db, to);
  for await (const docs of batchesOf(collectionNamed(db, from), batchSize, state.cursor, exact)) {
    const missing = await copyBatch(from, target, docs);
    state.missing = (state.missing ?? 0) + missing;
    state.changed += missing;
    state.seen += docs.length;
    state.cursor = docs.at(-1)?._id;
    await save();
  }
}

async function prove(step: CopyStep, run: StepRun): Promise<void> {
  const { state, save } = run;
  for (let passes = 0; passes < PASSES; passes += 1) {
    await pass(step, run);
    if (!state.missing) {
      state.proven = true;
      await save();
      return;
    }
    delete state.cursor;
    state.seen = 0;
    state.missing = 0;
    await save();
  }
  throw new MigrationError(
    `Documents are still being written to ${step.from}: stop the servers of the older version.`,
  );
}

export async function runMove(step: CopyStep, run: StepRun, isNew: boolean): Promise<void> {
  // Not there: never made, or dropped by the run that was killed before it could say so.
  if (!(await hasCollection(run.db, step.from))) return;
  if (isNew) await refuseTwoFilled(step, run.db);
  await refuseMixedIds(collectionNamed(run.db, step.from));
  await run.save();
  if (!run.state.proven) await prove(step, run);
  await run.db.dropCollection(step.from);
}
