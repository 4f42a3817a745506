// Starts the small fixture app and connects the unmodified client, for the tests beside this file.
import path from 'node:path';
import automator from 'miniprogram-automator';
import { startWeappHost, type WeappHost, type WeappHostOptions } from './index';

export const FIXTURE = path.join(__dirname, 'fixture');

export interface Session extends WeappHost {
  /** Runs an asynchronous wx function as the app would; answers with its result or its failure. */
  wx(name: string, options?: object): Promise<Record<string, unknown>>;
  /** What the app was told, in order. */
  told(): Promise<string[]>;
  mp: MiniProgram;
  page(): Promise<Page>;
}

type MiniProgram = Awaited<ReturnType<typeof automator.connect>>;
export type Page = NonNullable<Awaited<ReturnType<MiniProgram['currentPage']>>>;
const sessions: Session[] = [];

export async function openFixture(options: Partial<WeappHostOptions> = {}): Promise<Session> {
  const host = await startWeappHost({ appDir: FIXTURE, ...options });
  const mp = await automator.connect({ wsEndpoint: host.wsEndpoint });
  const session: Session = {
    ...host,
    mp,
    page: async () => {
      const page = await mp.currentPage();
      if (!page) throw new Error('no page is open');
      return page;
    },
    wx: (name, given = {}) =>
      mp.evaluate(
        (method: string, params: object) =>
          new Promise((done) => {
            const { wx } = globalThis as unknown as { wx: Record<string, (o: object) => void> };
            wx[method]?.({ ...params, success: done, fail: done });
          }),
        name,
        given,
      ) as Promise<Record<string, unknown>>,
    told: () =>
      mp.evaluate(() => (globalThis as unknown as { getApp(): { told: string[] } }).getApp().told) as Promise<
        string[]
      >,
  };
  sessions.push(session);
  return session;
}

/** For afterEach: ends every session the test opened. */
export async function closeFixtures(): Promise<void> {
  for (const { mp, close } of sessions.splice(0)) {
    mp.disconnect();
    await close();
  }
}
