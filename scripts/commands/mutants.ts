/** `npm run mutants`: changes the rules one small piece at a time and looks whether a unit test notices. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { strykerOptions } from '../lib/mutants/options';
import { pureFiles } from '../lib/mutants/places';
import { scoreLine } from '../lib/mutants/score';

const root = path.resolve(__dirname, '../..');

const help = `Changes the rules one small piece at a time and looks whether a unit test notices. What no test notices is listed.

  npm run mutants -- shared/src/ticket           one folder
  npm run mutants -- shared/src/kit/record.ts    one file; record.ts:10-20 for some of its lines
  npm run mutants -- --changed main              the pure files that differ from a commit or branch
  npm run mutants                                all of shared and the pure parts of the server; hours
  --tests shared/src                             asks the tests of this folder; otherwise those in the folder of what is mutated
  --concurrency 2                                mutants tried at once
  --tables                                       also what is made when a module is loaded, such as tables: much slower

What was found is kept in .cache/mutants: a second run tries only what has changed. Last line: the score.`;

function changedSince(ref: string): string[] {
  const said = execFileSync('git', ['diff', '--name-only', '--diff-filter=d', ref, '--'], { cwd: root });
  return pureFiles(said.toString().split('\n'));
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      changed: { type: 'string' },
      tests: { type: 'string' },
      concurrency: { type: 'string', default: '2' },
      tables: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(help);
  const concurrency = Number(values.concurrency);
  if (!Number.isInteger(concurrency) || concurrency < 1)
    throw new Error('--concurrency must be a whole number above 0.');
  const places = values.changed === undefined ? positionals : changedSince(values.changed);
  if (values.changed !== undefined && places.length === 0)
    return console.log(`Nothing pure differs from ${values.changed}.`);
  const { Stryker } = await import('@stryker-mutator/core');
  process.chdir(root);
  const tests = values.tests === undefined ? undefined : [values.tests];
  const options = strykerOptions({ places, tests, concurrency, tables: values.tables });
  console.log(scoreLine(await new Stryker(options).runMutationTest()));
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
