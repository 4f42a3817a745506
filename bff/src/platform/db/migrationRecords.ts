/** What the database knows about its own migrations: one document for each, with the place where each step stands. */
import type { mongo } from 'mongoose';
import { MigrationError, type Migration } from './migration';

export interface StepState {
  startedAt?: Date;
  finishedAt?: Date;
  /** The last `_id` that is done. */
  cursor?: unknown;
  /** Documents walked and documents written; what a killed process wrote last may be missing from the second. */
  seen: number;
  changed: number;
  /** Of a copy: documents that were missing in this pass. A pass without any proves the copy. */
  missing?: number;
  /** Of a copy: proven, the old collection may go. */
  proven?: true;
}

export interface MigrationDoc {
  _id: number;
  name: string;
  startedAt: Date;
  finishedAt?: Date;
  /** The database was empty: there was nothing to do. */
  fresh?: true;
  /** The server that is at it; only it may write here. */
  holder?: string;
  steps: StepState[];
}

export const migrationCollection = 'migrations';

export const migrationRecords = (db: mongo.Db): mongo.Collection<MigrationDoc> =>
  db.collection<MigrationDoc>(migrationCollection);

const sayKnown = (migrations: readonly Migration[]): string => {
  const last = migrations.at(-1);
  return last ? `knows migrations up to ${last.number}` : 'knows no migrations';
};

/** Those not finished, in order. Throws when the database is newer than the list, or of another branch. */
export async function pendingOf(db: mongo.Db, migrations: readonly Migration[]): Promise<Migration[]> {
  const records = await migrationRecords(db).find().sort({ _id: 1 }).toArray();
  const known = new Map(migrations.map((migration) => [migration.number, migration]));
  for (const { _id, name } of records) {
    const same = known.get(_id);
    if (!same)
      throw new MigrationError(
        `This database belongs to a newer version of the program: it has gone through migration ${_id} (${name}), and this version ${sayKnown(migrations)}. Start the newer version, or restore a backup made before it.`,
      );
    if (same.name !== name)
      throw new MigrationError(
        `This database has gone through another migration ${_id} (${name}) than this version has (${same.name}). Start the version that it belongs to.`,
      );
  }
  const finished = new Set(records.filter(({ finishedAt }) => finishedAt).map(({ _id }) => _id));
  return migrations.filter(({ number }) => !finished.has(number));
}

/** A new database is as this version makes it. */
export async function recordFresh(db: mongo.Db, migrations: readonly Migration[], at: Date): Promise<void> {
  for (const { number, name } of migrations)
    await migrationRecords(db).updateOne(
      { _id: number },
      { $set: { name, startedAt: at, finishedAt: at, fresh: true, steps: [] } },
      { upsert: true },
    );
}
