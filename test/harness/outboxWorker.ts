/** A server process reduced to its outbox; works until it is killed. Arguments: uri, settings. Says `ready`, waits for `go`. */
import { once } from 'node:events';
import type { OutboxSettings } from '@jsjb/bff/platform/outbox/settings';
import { connectTo, sampleOutbox } from './outboxSample';

async function main(): Promise<void> {
  const [, , uri = '', settings = '{}'] = process.argv;
  const connection = await connectTo(uri);
  const outbox = sampleOutbox(connection, JSON.parse(settings) as Partial<OutboxSettings>);
  process.on('disconnect', () => process.exit(0));
  process.send?.('ready');
  await once(process, 'message');
  outbox.start();
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
