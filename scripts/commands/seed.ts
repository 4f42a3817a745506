/** `npm run seed`: puts the demo city into a database. What is there already is overwritten only with --write. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { parseEnv, type Env } from '@jsjb/bff/env';
import { exitWith } from '@jsjb/bff/main';
import { StartupError } from '@jsjb/bff/platform/startupError';
import { openStore } from '../lib/seed/openStore';
import { DEFAULT_SEED, planSeed, resetCity, seedCity, wouldTouch } from '../lib/seed/seedCity';
import { seedTable } from '../lib/seed/seedTable';

const help = `Puts the demo city of Jinchang into a database: areas, units, hotlines, grids, catalogue, posters, people,
25 written sample tickets and a quarter of everyday ones. All people are invented; the same number always gives the same city.

  npm run seed                     an empty database is filled; otherwise shows what --write would do
  npm run seed -- --write          does it: adds what is missing, overwrites what differs, leaves the rest
  npm run seed -- --reset          shows what would be removed; with --write removes city, tickets, sessions
                                   and photo records first
  npm run seed -- --seed 7         another city of invented people (default ${DEFAULT_SEED})

The database is the one the server uses: MONGODB_URI, or the embedded one in DATA_DIR (default .data; stop the
server first). Refused when NODE_ENV is production.`;

interface Options {
  seed: number;
  write: boolean;
  reset: boolean;
}

function optionsFrom(args: readonly string[]): Options | 'help' {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        seed: { type: 'string', default: String(DEFAULT_SEED) },
        write: { type: 'boolean', default: false },
        reset: { type: 'boolean', default: false },
      },
    });
    if (values.help) return 'help';
    if (!/^\d{1,9}$/.test(values.seed)) throw new StartupError('--seed must be a whole number.');
    return { seed: Number(values.seed), write: values.write, reset: values.reset };
  } catch (error) {
    throw new StartupError(`${(error as Error).message} See npm run seed -- --help`);
  }
}

async function seed(env: Env, { seed: number, write, reset }: Options): Promise<void> {
  const store = await openStore(env);
  const { deps } = store;
  try {
    console.log(`Database: ${env.MONGODB_URI ? 'MONGODB_URI' : path.resolve(env.DATA_DIR)}`);
    const plan = await planSeed(deps, number, true);
    const tickets = await deps.models.tickets.countDocuments();
    console.log(`${seedTable(plan, tickets, reset)}\n`);
    if (!write && (wouldTouch(plan) || tickets > 0)) {
      const given = process.argv.slice(2);
      console.log(`Nothing was changed. To do it: npm run seed -- ${[...given, '--write'].join(' ')}`);
      return;
    }
    if (reset) await resetCity(deps);
    await seedCity(deps, number, { past: true, tell: (line) => console.log(line) });
    console.log('Done.');
  } finally {
    await store.close();
  }
}

async function main(): Promise<void> {
  const options = optionsFrom(process.argv.slice(2));
  if (options === 'help') {
    console.log(help);
    return;
  }
  const env = parseEnv({ LOG_LEVEL: 'warn', ...process.env });
  if (env.NODE_ENV === 'production') throw new StartupError('The demo city does not belong in production.');
  await seed(env, options);
}

main().catch(exitWith);
