/** A server process reduced to its postman: sends notices without a pause until it is killed. Arguments: uri, instant, environment. */
import { createDeps } from '@jsjb/bff/createDeps';
import { parseEnv } from '@jsjb/bff/env';
import { sendNotices } from '@jsjb/bff/notice/jobs/sendNotices';
import { connect } from '@jsjb/bff/models';

async function main(): Promise<void> {
  const [, , uri = '', instant = '', env = '{}'] = process.argv;
  const { models } = await connect(uri);
  const began = Date.now();
  const now = () => new Date(Date.parse(instant) + Date.now() - began);
  const deps = createDeps(parseEnv(JSON.parse(env) as Record<string, string>), models, now);
  process.on('disconnect', () => process.exit(0));
  process.send?.('sending');
  for (;;) {
    await sendNotices(deps);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
