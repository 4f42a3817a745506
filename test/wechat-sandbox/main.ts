/**
 * Runs the sandbox as a process: `tsx test/wechat-sandbox/main.ts [--port 0] [--app-json path]`.
 * Announces itself with one line `wechat-sandbox {…}` on stdout, and to a parent by IPC.
 * Ends with its parent, on SIGTERM and on SIGINT.
 */
import { parseArgs } from 'node:util';
import { announce } from './announcement';
import { startSandbox } from './server';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '0' }, 'app-json': { type: 'string' } },
  });
  const appJson = values['app-json'];
  const sandbox = await startSandbox({ port: Number(values.port), ...(appJson ? { appJson } : {}) });
  const announcement = announce(sandbox);
  process.send?.(announcement);
  console.log(`wechat-sandbox ${JSON.stringify(announcement)}`);
  const end = (): void => {
    void sandbox.stop().then(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.once(signal, end);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
