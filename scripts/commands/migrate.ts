/** `npm run migrate`: brings the database of an older version to this one, without starting the server. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { parseEnv, type Env } from '@jsjb/bff/env';
import { exitWith } from '@jsjb/bff/main';
import { migrations } from '@jsjb/bff/migrations/index';
import { migrate } from '@jsjb/bff/platform/db/migrate';
import { databaseOf, openConnection } from '@jsjb/bff/platform/db/openConnection';
import { planMigrations } from '@jsjb/bff/platform/db/planMigrations';
import { StartupError } from '@jsjb/bff/platform/startupError';
import { startEmbeddedMongo } from '@jsjb/embedded-mongo/server';
import type { mongo } from 'mongoose';

const help = `Brings stored data of an older version of the program to this version. The server does the same when it
starts; run it beforehand when there is much data, or to look first.

  npm run migrate                 does what is missing; cut short, it goes on the next time
  npm run migrate -- --dry-run    prints how many documents each step would change; writes nothing

Stop the servers of the older version first, and make a backup. The database is the one the server uses: MONGODB_URI,
or the embedded one in DATA_DIR (default .data; stop the server first).`;

const tell = (line: string) => console.log(line);

async function dryRun(db: mongo.Db): Promise<void> {
  const planned = await planMigrations(db, migrations, tell);
  for (const { number, name, steps } of planned) {
    tell(`Migration ${number} (${name})`);
    for (const { what, changes } of steps) tell(`  ${what}: ${changes}`);
  }
  tell(
    planned.length > 0 ? 'Nothing was changed. To do it: npm run migrate' : 'There is nothing to migrate.',
  );
}

/** Runs `work` on the database that the environment names, as it lies there: no index is made, nothing is seeded. */
async function withDatabase(env: Env, work: (db: mongo.Db) => Promise<void>): Promise<void> {
  const dataDir = path.join(env.DATA_DIR, 'db');
  if (!env.MONGODB_URI && !existsSync(dataDir))
    throw new StartupError(`There is no database in ${path.resolve(env.DATA_DIR)}: nothing to migrate.`);
  const embedded = env.MONGODB_URI
    ? undefined
    : await startEmbeddedMongo({ dataDir }).catch((error: Error) => {
        throw new StartupError(error.message);
      });
  try {
    const connection = await openConnection(env.MONGODB_URI ?? embedded?.uri ?? '').catch((error: Error) => {
      throw new StartupError(`The database does not answer: ${error.message}`);
    });
    await work(databaseOf(connection)).finally(() => connection.close());
  } finally {
    await embedded?.close();
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { 'dry-run': { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) return tell(help);
  await withDatabase(parseEnv(), async (db) => {
    if (values['dry-run']) return dryRun(db);
    await migrate(db, migrations, { tell });
    tell('The database is at this version.');
  });
}

main().catch((error: unknown) =>
  exitWith(
    (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')
      ? new StartupError(`${(error as Error).message} See npm run migrate -- --help`)
      : error,
  ),
);
