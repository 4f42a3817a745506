/** The second half of `npm start`: the server first, so that what is wrong is told at once, then city and web version. */
import { parseEnv } from '@jsjb/bff/env';
import { closeOnSignal, exitWith, startServer, type RunningServer } from '@jsjb/bff/main';
import { StartupError } from '@jsjb/bff/platform/startupError';
import { bringIn, INSTALL_FAILED } from '../install/installMissing.mjs';
import { seedCity, seedNeeded } from '../seed/seedCity';
import { announcement, listPersonas } from './announce';
import { buildWeb, webIsBuilt } from './buildWeb';
import { startWechatSandbox } from './wechatSandbox';

/** start.mjs goes there before it loads this file, which by then stands elsewhere. */
const root = process.cwd();
const tell = (line: string) => console.log(line);

/** The first run only. Demo people never come into a database that is not for the demo. */
async function seedCityOnce({ deps }: RunningServer, seed: number): Promise<void> {
  if (!deps.env.DEMO) {
    tell('The database holds no city yet, and DEMO is off: import your own city.');
    return;
  }
  tell('First run: making the demo city …');
  await seedCity(deps, seed, { past: true, tell: (line) => tell(`  ${line}`) });
}

function buildWebOnce(signal: AbortSignal): Promise<unknown> {
  const install = async () => {
    const there = await bringIn(root, 'web', { signal, tell });
    if (!there && !signal.aborted) throw new StartupError(INSTALL_FAILED);
  };
  return buildWeb({ root, signal, tell, install });
}

/** The city and the web version have nothing to do with each other: a first start waits for the slower one only. */
async function makeReady(server: RunningServer, signal: AbortSignal): Promise<void> {
  const seed = await seedNeeded(server.deps);
  // A folder named in WEB_DIR holds a build of somebody's own.
  const webNeeded = !process.env.WEB_DIR && !webIsBuilt(root);
  if (seed === undefined && !webNeeded) return;
  tell(
    `Listening on ${server.url} after ${process.uptime().toFixed(1)} s: the API and ${server.url}/docs answer.`,
  );
  await Promise.all([
    seed === undefined ? undefined : seedCityOnce(server, seed),
    webNeeded ? buildWebOnce(signal) : undefined,
  ]);
}

async function start(): Promise<void> {
  const given = { LOG_LEVEL: 'warn', ...process.env };
  // What is wrong with the settings is told before anything is started.
  parseEnv(given);
  const wechat = await startWechatSandbox(root, given).catch((error: Error) => {
    tell(`The stand-in for WeChat did not start (${error.message}); everything else works without it.`);
    return undefined;
  });
  const env = parseEnv({ ...given, ...wechat?.env });
  const server = await startServer(env);
  await wechat?.connect(server.url);
  const stopping = new AbortController();
  const close = () => {
    tell('\nStopping …');
    stopping.abort();
    wechat?.stop();
    return server.close();
  };
  closeOnSignal({ close }, () => tell('Stopped. Everything is kept; start again with npm start.'));
  try {
    await makeReady(server, stopping.signal);
  } catch (error) {
    // What was cut short by stopping is taken up again by the next start.
    if (stopping.signal.aborted) return;
    stopping.abort();
    await server.close();
    throw error;
  }
  if (stopping.signal.aborted) return;
  tell(announcement(server.url, env, await listPersonas(server.deps), process.uptime()));
}

start().catch(exitWith);
