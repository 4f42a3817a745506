/** What every command of the terminal shares: options, help, the store opened and closed, one sentence for a mistake. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Deps } from '@jsjb/bff/deps';
import { parseEnv } from '@jsjb/bff/env';
import { exitWith } from '@jsjb/bff/main';
import { StartupError } from '@jsjb/bff/platform/startupError';
import { openStore } from '../seed/openStore';

type Options = NonNullable<ParseArgsConfig['options']>;
type Parsed<O extends Options> = ReturnType<
  typeof parseArgs<{ options: O; allowPositionals: true; strict: true }>
>;

export const databaseHelp = `The database is the one the server uses: MONGODB_URI, or the embedded one in DATA_DIR (default .data; stop the
server first).`;

export interface Command<O extends Options> {
  /** As in package.json. */
  name: string;
  help: string;
  options: O;
  /** The exit code; nothing counts as 0. */
  run(given: Parsed<O>, deps: Deps): Promise<number | void>;
}

function parse<O extends Options>({ name, options }: Command<O>): Parsed<O> {
  try {
    return parseArgs({ options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new StartupError(`${(error as Error).message} See npm run ${name} -- --help`);
  }
}

async function main<O extends Options>(command: Command<O>): Promise<void> {
  if (process.argv.slice(2).some((word) => word === '--help' || word === '-h')) {
    console.log(command.help);
    return;
  }
  const given = parse(command);
  const store = await openStore(parseEnv({ LOG_LEVEL: 'warn', ...process.env }));
  try {
    process.exitCode = (await command.run(given, store.deps)) ?? 0;
  } finally {
    await store.close();
  }
}

export const runCommand = <const O extends Options>(command: Command<O>): void => {
  main(command).catch(exitWith);
};

/** The same command line with `--write`, for the end of a dry run. */
export const withWrite = (name: string): string =>
  `Nothing was changed. To do it: npm run ${name} -- ${[...process.argv.slice(2), '--write'].join(' ')}`;
