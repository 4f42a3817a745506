/** A server in a process of its own, so that its memory and its processor time are its own. */
import { fork } from 'node:child_process';

export interface Child {
  url: string;
  /** Resident memory in bytes. */
  rss(): Promise<number>;
  /** Processor time used so far, in milliseconds. */
  cpu(): Promise<number>;
  stop(): Promise<void>;
}

export interface Vitals {
  rss: number;
  cpuMs: number;
}

/** `file` is plain JavaScript, as `npm start` runs the product. */
export async function startChild(file: string, env: Record<string, string>): Promise<Child> {
  const child = fork(file, {
    execArgv: ['--enable-source-maps'],
    env: { ...process.env, ...env },
  });
  child.setMaxListeners(0);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const next = <T>() =>
    new Promise<T>((resolve, reject) => {
      child.once('message', (message) => resolve(message as T));
      child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
    });
  const { url } = await next<{ url: string }>();
  const vitals = (): Promise<Vitals> => {
    const answer = next<Vitals>();
    child.send('vitals');
    return answer;
  };
  return {
    url,
    rss: async () => (await vitals()).rss,
    cpu: async () => (await vitals()).cpuMs,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** For the child's side: tells its address, then its vitals whenever asked. */
export function announce(url: string): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ rss: process.memoryUsage.rss(), cpuMs: (user + system) / 1000 } satisfies Vitals);
  });
  process.on('SIGTERM', () => process.exit(0));
  process.send?.({ url });
}
