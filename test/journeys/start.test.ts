/** `npm start` as a person uses it: real processes, real signals, folders of their own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient } from '@jsjb/bff/contract';
import { PAST_TICKETS } from '../../scripts/lib/seed/city/pastTickets';
import { earlierLampTickets } from '../../scripts/lib/seed/suggestionRows';
import { fetchTransport } from '../../scripts/lib/replay/fetchTransport';

jest.setTimeout(120_000);

const root = path.resolve(__dirname, '../..');
const READY = 'Stop with Ctrl-C';

let folder: string;
const running = new Set<ChildProcess>();
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'jsjb-start-'));
  mkdirSync(path.join(folder, 'web'));
  writeFileSync(path.join(folder, 'web/index.html'), '<!doctype html><title>接诉即办</title>');
});
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
  rmSync(folder, { recursive: true, force: true });
});

const hold = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await hold(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

interface Run {
  child: ChildProcess;
  output(): string;
  errors(): string;
  ended: Promise<number | null>;
}

function start(settings: Record<string, string>, nodeOptions: string[] = []): Run {
  const { MONGODB_URI: _, LOG_LEVEL: __, ...surroundings } = process.env;
  const child = spawn(process.execPath, [...nodeOptions, path.join(root, 'scripts/commands/start.mjs')], {
    cwd: folder,
    env: {
      ...surroundings,
      NODE_ENV: 'development',
      DATA_DIR: path.join(folder, 'data'),
      WEB_DIR: path.join(folder, 'web'),
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let output = '';
  let errors = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  return { child, output: () => output, errors: () => errors, ended };
}

/** Resolves when the announcement is out; rejects with what was said when the command ends before. */
function ready(run: Run): Promise<string> {
  return new Promise((resolve, reject) => {
    run.child.stdout?.on('data', () => run.output().includes(READY) && resolve(run.output()));
    void run.ended.then((code) => reject(new Error(`ended with ${code}: ${run.output()}${run.errors()}`)));
  });
}

/** What a person sees of a start that cannot be: the exit code and one sentence. */
async function refusal(run: Run): Promise<[number | null, string[]]> {
  return [await run.ended, run.errors().trim().split('\n')];
}

async function signIn(url: string, personaId: string) {
  const stranger = createClient({ baseUrl: url, transport: fetchTransport });
  const { accessToken } = await stranger.signInAsPersona({ body: { personaId } });
  return createClient({ baseUrl: url, transport: fetchTransport, token: () => accessToken });
}

test('what a resident reports is still there after Ctrl-C and another start', async () => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const first = start({ PORT: String(port) });
  const said = await ready(first);
  expect(said.indexOf(`Listening on ${url} after`)).toBeLessThan(said.indexOf('First run'));
  expect(said).toContain(`Listening on ${url} after`);
  expect(said).toContain('First run: making the demo city');
  expect(said).toContain(`${url}/docs`);
  expect(said).toContain(path.join(folder, 'data'));
  expect(said).toContain('EMBEDDED DATABASE');
  expect(said.match(/\/as\/[\w-]+/g)).toHaveLength(14);
  expect(await (await fetch(url)).text()).toContain('接诉即办');

  const resident = await signIn(url, 'resident-01');
  const { number } = await resident.submitTicket({
    key: 'start-journey-0001',
    body: { content: '楼道里的灯坏了，晚上看不见台阶。', place: { text: '龙集里 3 号楼' } },
  });
  first.child.kill('SIGINT');
  expect(await first.ended).toBe(0);
  expect(first.output()).toContain('Stopped.');

  const second = start({ PORT: String(port) });
  expect(await ready(second)).not.toContain('First run');
  const { items } = await (await signIn(url, 'resident-01')).listTickets();
  expect(items.map((ticket) => ticket.number)).toContain(number);
  second.child.kill('SIGTERM');
  expect(await second.ended).toBe(0);
  expect(second.errors()).toBe('');
});

test('Ctrl-C while the demo city is being made loses nothing: the next start finishes it', async () => {
  const port = String(await freePort());
  const first = start({ PORT: port });
  await new Promise<void>((resolve) => {
    first.child.stdout?.on('data', () => first.output().includes('people') && resolve());
  });
  first.child.kill('SIGINT');
  expect([await first.ended, first.errors()]).toEqual([0, '']);

  const second = start({ PORT: port });
  await ready(second);
  const agent = await signIn(`http://127.0.0.1:${port}`, 'agent-1');
  const numbers: string[] = [];
  for (let cursor: string | undefined; ;) {
    const query = { queue: 'all', limit: '100', ...(cursor ? { cursor } : {}) } as const;
    const page = await agent.listTickets({ query });
    numbers.push(...page.items.map(({ number }) => number));
    cursor = page.next;
    if (!cursor) break;
  }
  const earlier = earlierLampTickets.reduce((sum, count) => sum + count, 0);
  expect([numbers.length, new Set(numbers).size]).toEqual(Array(2).fill(25 + PAST_TICKETS + earlier));
  second.child.kill('SIGINT');
  expect(await second.ended).toBe(0);
});

test('a port in use is told in one sentence, before anything else happens', async () => {
  const other = createServer();
  const port = await hold(other);
  const run = start({ PORT: String(port) });
  expect(await refusal(run)).toEqual([
    1,
    [expect.stringMatching(`^Port ${port} is in use.*PORT=8081 npm start$`)],
  ]);
  expect(run.output()).toBe('');
  other.close();
});

test('a data folder that cannot be written is told in one sentence', async () => {
  writeFileSync(path.join(folder, 'file'), '');
  const run = start({ PORT: '0', DATA_DIR: path.join(folder, 'file/data') });
  expect(await refusal(run)).toEqual([
    1,
    [expect.stringMatching(/^The data folder .*file\/data cannot be written/)],
  ]);
});

test('a setting that makes no sense is named in one sentence', async () => {
  expect(await refusal(start({ PORT: 'eighty' }))).toEqual([
    1,
    ['The environment is not right. PORT: must be a whole number from 0 to 65535'],
  ]);
});

test('two servers never work on one data folder', async () => {
  const first = start({ PORT: '0', DEMO: 'off' });
  await ready(first);
  const second = start({ PORT: '0' });
  expect(await refusal(second)).toEqual([
    1,
    [expect.stringMatching(/^The data folder .* is already in use/)],
  ]);
  first.child.kill('SIGINT');
  expect(await first.ended).toBe(0);
});

test('a Node that is too old is told in one sentence', async () => {
  const old =
    "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.4' } });";
  writeFileSync(path.join(folder, 'old.cjs'), old);
  expect(await refusal(start({ PORT: '0' }, ['--require', path.join(folder, 'old.cjs')]))).toEqual([
    1,
    [expect.stringMatching(/^This needs Node 20\.19 or newer.*18\.20\.4/)],
  ]);
});
