/** The processes of the reward replay: the WeChat sandbox, and a server that is killed and started again. */
import { fork, spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(__dirname, '../../..');
const START_MS = 60_000;

export interface Platform {
  env: Record<string, string>;
  control(name: string, body?: unknown): Promise<Record<string, unknown>>;
  ledger(): Promise<{
    bills: { outBillNo: string; fen: number; state: string }[];
    paidFen: number;
    balanced: boolean;
  }>;
  stop(): void;
}

export async function startPlatform(): Promise<Platform> {
  const child = fork(path.join(root, 'test/wechat-sandbox/main.ts'), [], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const { baseUrl, env } = await new Promise<{ baseUrl: string; env: Record<string, string> }>(
    (resolve, reject) => {
      child.once('message', (message) =>
        resolve(message as { baseUrl: string; env: Record<string, string> }),
      );
      child.once('exit', (code) => reject(new Error(`the sandbox ended with ${code}`)));
    },
  );
  const json = async (answer: Response) => (await answer.json()) as Record<string, unknown>;
  return {
    env,
    control: async (name, body = {}) =>
      json(await fetch(`${baseUrl}/__sandbox/${name}`, { method: 'POST', body: JSON.stringify(body) })),
    ledger: async () =>
      (await json(await fetch(`${baseUrl}/__sandbox/pay/ledger`))) as unknown as Awaited<
        ReturnType<Platform['ledger']>
      >,
    stop: () => child.kill('SIGTERM'),
  };
}

export interface Server {
  kill(): Promise<void>;
  stop(): Promise<void>;
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });

async function healthy(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/api/demo/personas`)).ok;
  } catch {
    return false;
  }
}

/** Resolves when it answers; a folder still locked by the killed one's database is tried again. */
export async function startServer(url: string, env: Record<string, string>): Promise<Server> {
  for (const until = Date.now() + START_MS; Date.now() < until;) {
    const child = spawn(process.execPath, ['--import', 'tsx', path.join(root, 'bff/src/main.ts')], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    while (child.exitCode === null && Date.now() < until) {
      if (await healthy(url)) {
        const end = async (signal: NodeJS.Signals) => {
          child.kill(signal);
          await ended(child);
        };
        return { kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    child.kill('SIGKILL');
    await ended(child);
  }
  throw new Error('the server does not start');
}
