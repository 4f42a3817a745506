/** Runs one migration step by step from where it stands; what it has done is stored after each batch. */
import type { mongo } from 'mongoose';
import { everySoOften, type Tell } from '../progress';
import { runChange } from './changeDocumentsStep';
import type { Lease } from './lease';
import { describeStep, MigrationError, type DropIndexStep, type Migration, type Step } from './migration';
import { migrationRecords, type MigrationDoc, type StepState } from './migrationRecords';
import { runMove } from './moveCollectionStep';
import type { StepRun } from './stepRun';
import { collectionNamed, hasCollection } from './walk';

/** Another server has taken over while this one was held up. */
export class LeaseLost extends Error {}

export interface MigrationRun {
  db: mongo.Db;
  lease: Lease;
  tell: Tell;
  batchSize: number;
  progressMs: number;
}

const count = (n: number): string => n.toLocaleString('en').replaceAll(',', ' ');

const INDEX_NOT_FOUND = 27;

export const hasIndex = async (db: mongo.Db, { collection, index }: DropIndexStep): Promise<boolean> =>
  (await hasCollection(db, collection)) &&
  (await collectionNamed(db, collection).indexes()).some(({ name }) => name === index);

async function runDropIndex(step: DropIndexStep, { db, state }: StepRun): Promise<void> {
  if (!(await hasIndex(db, step))) return;
  try {
    await collectionNamed(db, step.collection).dropIndex(step.index);
    state.changed = 1;
  } catch (error) {
    if ((error as { code?: unknown }).code !== INDEX_NOT_FOUND) throw error;
  }
}

async function runStep(step: Step, run: StepRun, isNew: boolean): Promise<void> {
  if (step.kind === 'change') return runChange(step, run);
  if (step.kind === 'copy') return runMove(step, run, isNew);
  return runDropIndex(step, run);
}

/** Claims the migration for this server: whoever held it before can no longer write where it stands. */
async function claim({ db, lease }: MigrationRun, { number, name }: Migration): Promise<MigrationDoc> {
  const claimed = await migrationRecords(db).findOneAndUpdate(
    { _id: number },
    { $set: { holder: lease.holder }, $setOnInsert: { name, startedAt: new Date(), steps: [] } },
    { upsert: true, returnDocument: 'after' },
  );
  if (!claimed) throw new LeaseLost();
  return claimed;
}

export async function runMigration(migration: Migration, run: MigrationRun): Promise<void> {
  const { db, lease, tell } = run;
  const { number, name } = migration;
  const record = await claim(run, migration);
  const states = migration.steps.map((_, at): StepState => record.steps[at] ?? { seen: 0, changed: 0 });
  const store = async (update: object): Promise<void> => {
    if (lease.isLost()) throw new LeaseLost();
    const mine = { _id: number, holder: lease.holder };
    const { matchedCount } = await migrationRecords(db).updateOne(mine, update);
    if (matchedCount === 0) throw new LeaseLost();
  };
  const save = () => store({ $set: { steps: states } });
  tell(`Migration ${number} (${name}) ${record.steps.length > 0 ? 'goes on' : 'begins'}.`);
  const say = everySoOften(tell, run.progressMs);
  for (const [at, step] of migration.steps.entries()) {
    const state = states[at] ?? { seen: 0, changed: 0 };
    if (state.finishedAt) continue;
    const isNew = !state.startedAt;
    state.startedAt ??= new Date();
    const what = `migration ${number} (${name}), step ${at + 1} of ${states.length}: ${describeStep(step)}`;
    const saveAndSay = async () => {
      await save();
      say(() => `${what}: ${count(state.seen)} documents seen, ${count(state.changed)} written`);
    };
    try {
      await runStep(step, { db, batchSize: run.batchSize, state, save: saveAndSay }, isNew);
    } catch (error) {
      if (error instanceof LeaseLost || lease.isLost()) throw new LeaseLost();
      throw new MigrationError(`In ${what}: ${(error as Error).message}`, { cause: error });
    }
    state.finishedAt = new Date();
    await save();
  }
  await store({ $set: { finishedAt: new Date() }, $unset: { holder: '' } });
  const written = states.reduce((sum, { changed }) => sum + changed, 0);
  tell(`Migration ${number} (${name}) is done: ${count(written)} changes.`);
}
