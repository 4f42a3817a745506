/** Real messages driven through a server by simulated people, as the command does it. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startTestServer, type TestServer } from '../harness/server';

let server: TestServer;
let folder: string;
beforeAll(async () => {
  server = await startTestServer();
  folder = mkdtempSync(path.join(tmpdir(), 'jsjb-replay-'));
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const root = path.resolve(__dirname, '../..');

function replay(rows: string[], ...options: string[]) {
  const file = path.join(folder, 'messages.jsonl');
  writeFileSync(file, rows.join('\n'));
  const argv = ['--import', 'tsx', 'scripts/commands/replay.ts', file, '--url', server.url, ...options];
  return new Promise<{ code: number; out: string; err: string }>((resolve) => {
    execFile(process.execPath, argv, { cwd: root }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

const message = (id: number, body: string): string =>
  JSON.stringify({ id, title: `第 ${id} 件`, at: '2020/1/7 21:31:53', body, category: '城乡建设' });

test('every message becomes a closed ticket, and the last line is the table as JSON', async () => {
  const rows = Array.from({ length: 9 }, (_, n) => message(n, '路灯不亮'.repeat(n === 3 ? 740 : 5)));
  const { code, out } = await replay(rows, '--json', '--concurrency', '4');
  const totals = JSON.parse(out.trim().split('\n').at(-1) ?? '') as Record<string, unknown>;
  expect(code).toBe(0);
  expect(totals).toMatchObject({ submitted: 9, dispatched: 9, signed: 9, closed: 9, refused: 0, errors: 0 });
  expect(totals['steps']).toMatchObject({ submit: { p50: expect.any(Number), p95: expect.any(Number) } });
  const stored = await server.deps.models.tickets.find().lean();
  expect(stored.map(({ status }) => status)).toEqual(Array(9).fill('closed'));
  expect(Math.max(...stored.map(({ content }) => content.length))).toBeGreaterThan(2960);
});

test('a row that is no message is named by its number, and nothing is sent', async () => {
  const before = await server.deps.models.tickets.countDocuments();
  const { code, err } = await replay([
    message(1, '路灯不亮'),
    '{"id": 2',
    JSON.stringify({ id: 3, title: '' }),
  ]);
  expect(code).toBe(1);
  expect(err).toMatch(/row 2: not valid JSON/);
  expect(err).toMatch(/row 3: body/);
  expect(await server.deps.models.tickets.countDocuments()).toBe(before);
});

test('a message that the server does not take is counted as refused, with its row', async () => {
  const { out, err } = await replay([message(1, '路灯不亮'), message(2, '长'.repeat(5001))], '--json');
  expect(JSON.parse(out.trim().split('\n').at(-1) ?? '')).toMatchObject({ closed: 1, refused: 1, errors: 0 });
  expect(err).toMatch(/row 2, id 2: .*请不要超过 5000 个字/);
});

test('without a server there is one clear sentence', async () => {
  const { code, err } = await replay([message(1, '路灯不亮')], '--url', 'http://127.0.0.1:1');
  expect(code).toBe(1);
  expect(err).toContain('http://127.0.0.1:1 does not answer');
  expect(err).not.toContain('    at ');
});
