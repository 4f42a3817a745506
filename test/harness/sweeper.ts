/** A server process reduced to its scheduler: sweeps without a pause until it is killed. Arguments: uri, instant. */
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { createDeps } from '@jsjb/bff/createDeps';
import { parseEnv } from '@jsjb/bff/env';
import { sweepDeadlines } from '@jsjb/bff/supervision/jobs/deadlineSweep';
import { connect } from '@jsjb/bff/models';

async function main(): Promise<void> {
  const [, , uri = '', instant = ''] = process.argv;
  const { models } = await connect(uri);
  const deps = createDeps(
    parseEnv({ LOG_LEVEL: 'error', DATA_DIR: tmpdir(), SECRET_KEYS: `trial:${'k'.repeat(43)}` }),
    models,
    () => new Date(instant),
  );
  process.on('disconnect', () => process.exit(0));
  // All begin at one word, whoever was ready first.
  const told = once(process, 'message');
  process.send?.('ready');
  await told;
  for (;;) await sweepDeadlines(deps);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
