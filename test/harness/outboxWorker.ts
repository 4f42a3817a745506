/** A server process reduced to its outbox; works until it is killed. Arguments: world, settings. Says `ready`, waits for `go`. */
import { once } from 'node:events';
import type { OutboxSettings } from '@jsjb/bff/platform/outbox/settings';
import { openWorld, type World } from './outboxTrial';

async function main(): Promise<void> {
  const [, , world = '', settings = '{}'] = process.argv;
  const { deps } = await openWorld(
    JSON.parse(world) as World,
    JSON.parse(settings) as Partial<OutboxSettings>,
  );
  process.on('disconnect', () => process.exit(0));
  process.send?.('ready');
  await once(process, 'message');
  deps.outbox.start();
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
