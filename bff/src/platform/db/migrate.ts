/** Brings the database to what this version of the program expects; one server does it, others wait for it. */
import type { mongo } from 'mongoose';
import { everySoOften, type Tell } from '../progress';
import { leaseCollection, takeLease } from './lease';
import { checkOrder, type Migration } from './migration';
import { migrationCollection, pendingOf, recordFresh } from './migrationRecords';
import { LeaseLost, runMigration } from './runMigration';

export interface MigrateOptions {
  tell: Tell;
  /** A server that was killed is missed after this long. */
  leaseMs?: number;
  batchSize?: number;
  /** A line about long work and about waiting comes as often. */
  progressMs?: number;
}

const defaults = { leaseMs: 10_000, batchSize: 200, progressMs: 5_000 };

/** Not even an empty collection, whose old indexes would stand in the way. */
async function isFresh(db: mongo.Db): Promise<boolean> {
  const own = new Set([migrationCollection, leaseCollection]);
  const collections = await db.listCollections({}, { nameOnly: true }).toArray();
  return collections.every(({ name }) => own.has(name) || name.startsWith('system.'));
}

async function migrateUnderLease(
  db: mongo.Db,
  migrations: readonly Migration[],
  { tell, leaseMs, batchSize, progressMs }: Required<MigrateOptions>,
): Promise<void> {
  const say = everySoOften(tell, progressMs);
  let isSaid = false;
  const lease = await takeLease(db, 'migrations', {
    leaseMs,
    onWait(holder) {
      const line = `Another server (${holder}) migrates this database, or was stopped at it; waiting.`;
      if (isSaid) return say(() => line);
      isSaid = true;
      tell(line);
    },
  });
  try {
    // What was pending before the wait may be done.
    const pending = await pendingOf(db, migrations);
    if (pending.length > 0 && (await isFresh(db))) await recordFresh(db, pending, new Date());
    else
      for (const migration of pending)
        await runMigration(migration, { db, lease, tell, batchSize, progressMs });
  } finally {
    await lease.release();
  }
}

/** Throws MigrationError for what a person can mend: a database of a newer version, documents in the way. */
export async function migrate(
  db: mongo.Db,
  migrations: readonly Migration[],
  options: MigrateOptions,
): Promise<void> {
  checkOrder(migrations);
  while ((await pendingOf(db, migrations)).length > 0) {
    try {
      await migrateUnderLease(db, migrations, { ...defaults, ...options });
    } catch (error) {
      if (!(error instanceof LeaseLost)) throw error;
      options.tell('Another server has taken over the migration of this database.');
    }
  }
}
