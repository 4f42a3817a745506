/** Every import rule catches the import it forbids: one offence is planted for each in a copy of the layout. */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const root = resolve(__dirname, '../../..');

/** rule → [importing file, imported file or package] */
const offences: readonly (readonly [rule: string, from: string, to: string])[] = [
  ['no-unresolved', 'shared/src/lost.ts', './nowhere'],
  ['no-undeclared-package', 'bff/src/log.ts', 'jest-util'],
  ['nothing-imports-test', 'scripts/lib/seed/more.ts', 'test/factories/ticket'],
  ['no-test-file-imported', 'shared/src/fixture.ts', 'shared/src/thing.test'],
  ['shared-imports-zod-only', 'shared/src/clock.ts', 'node:fs'],
  ['shared-imports-zod-only', 'shared/src/words.ts', 'bff/src/access/may'],
  ['shared-imports-zod-only', 'shared/src/dates.ts', 'mongoose'],
  ['miniapp-imports-shared-only', 'miniapp/src/api/direct.ts', 'bff/src/access/may'],
  ['subpackages-stand-apart', 'miniapp/src/resident/form.ts', 'miniapp/src/center/board'],
  ['main-package-without-subpackages', 'miniapp/src/pages/home.ts', 'miniapp/src/center/board'],
  ['bff-without-miniapp', 'bff/src/app.ts', 'miniapp/src/api/client'],
  ['embedded-mongo-by-main-only', 'bff/src/store.ts', 'bff/embedded-mongo/src/server'],
  ['embedded-mongo-stands-alone', 'bff/embedded-mongo/src/rules.ts', 'shared/src/plain'],
  ['bff-routes', 'bff/src/routes/tickets.ts', 'bff/src/models/ticket'],
  ['bff-middleware', 'bff/src/middleware/load.ts', 'bff/src/commands/sign'],
  ['bff-commands', 'bff/src/commands/answer.ts', 'bff/src/queries/list'],
  ['commands-never-call-each-other', 'bff/src/commands/report.ts', 'bff/src/commands/sign'],
  ['bff-queries', 'bff/src/queries/count.ts', 'bff/src/presenters/view'],
  ['platform-knows-no-feature', 'bff/src/platform/records/list.ts', 'bff/src/models/ticket'],
  ['kit-knows-no-record', 'shared/src/kit/life.ts', 'shared/src/plain'],
  ['bff-models', 'bff/src/models/audit.ts', 'bff/src/queries/list'],
  ['bff-gateways', 'bff/src/gateways/wechat.ts', 'bff/src/models/ticket'],
  ['bff-reactions', 'bff/src/reactions/push.ts', 'bff/src/routes/ping'],
  ['bff-jobs', 'bff/src/jobs/sweep.ts', 'bff/src/presenters/view'],
  ['bff-maintenance', 'bff/src/maintenance/sums.ts', 'bff/src/routes/ping'],
  ['bff-access', 'bff/src/access/row.ts', 'bff/src/models/ticket'],
  ['bff-presenters', 'bff/src/presenters/detail.ts', 'bff/src/queries/list'],
  ['access-and-presenters-are-pure', 'bff/src/presenters/photo.ts', 'node:fs'],
  ['one-writer-of-records', 'bff/src/jobs/close.ts', 'bff/src/models/ticketStore'],
];
/** What the offences import, so that only the edge is wrong. */
const innocents = [
  'bff/src/commands/sign.ts',
  'bff/src/models/ticketStore.ts',
  'bff/src/models/ticket.ts',
  'bff/src/access/may.ts',
  'bff/src/presenters/view.ts',
  'bff/src/queries/list.ts',
  'bff/src/routes/ping.ts',
  'bff/embedded-mongo/src/server.ts',
  'miniapp/src/api/client.ts',
  'miniapp/src/center/board.ts',
  'shared/src/plain.ts',
  'shared/src/thing.test.ts',
  'test/factories/ticket.ts',
];

let folder: string;
let found: Set<string>;

const write = (path: string, source: string): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), source);
};
const isProjectFile = (to: string): boolean => /^(shared|bff|miniapp|test)\//.test(to);
const importOf = (from: string, to: string): string =>
  isProjectFile(to) ? `${'../'.repeat(from.split('/').length - 1)}${to}` : to;

/** All violations of the planted tree, as `rule from to`. */
function cruise(): Promise<Set<string>> {
  const script = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json'];
  const places = ['shared', 'bff', 'miniapp', 'scripts', 'test'];
  return new Promise((done) => {
    execFile(process.execPath, [script, ...args, ...places], { cwd: folder }, (_, stdout) => {
      const report = JSON.parse(stdout) as {
        summary: { violations: { rule: { name: string }; from: string }[] };
      };
      done(new Set(report.summary.violations.map(({ rule, from }) => `${rule.name} ${from}`)));
    });
  });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jsjb-imports-'));
  for (const file of ['.dependency-cruiser.cjs', 'package.json', 'tsconfig.json']) {
    cpSync(join(root, file), join(folder, file));
  }
  for (const workspace of ['shared', 'bff', 'bff/embedded-mongo', 'miniapp', 'test']) {
    write(`${workspace}/package.json`, '{}');
    cpSync(join(root, workspace, 'package.json'), join(folder, workspace, 'package.json'));
  }
  for (const file of ['tsconfig.json', 'tsconfig.imports.json'])
    cpSync(join(root, 'miniapp', file), join(folder, 'miniapp', file));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const path of innocents) write(path, 'export const value = 1;\n');
  for (const [, from, to] of offences) write(from, `export * from '${importOf(from, to)}';\n`);
  write('scripts/egg.ts', "export * from './hen';\n");
  write('scripts/hen.ts', "export * from './egg';\n");
  write('shared/src/egg.ts', "import type { Hen } from './hen';\nexport interface Egg { from?: Hen }\n");
  write('shared/src/hen.ts', "import type { Egg } from './egg';\nexport interface Hen { from?: Egg }\n");
  found = await cruise();
}, 30_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(offences)('%s refuses %s importing %s', (rule, from) => {
  expect([...found]).toContain(`${rule} ${from}`);
});

test.each(['no-cycles scripts/egg.ts', 'no-cycles-in-shared shared/src/egg.ts'])(
  'two files that import each other are refused, in shared for their types, too: %s',
  (violation) => {
    expect([...found]).toContain(violation);
  },
);

test('the files that break no rule are not accused', () => {
  const accused = innocents.filter((path) => [...found].some((violation) => violation.endsWith(` ${path}`)));
  expect(accused).toEqual([]);
});

test('every rule has an offence planted here', () => {
  const { forbidden } = jest.requireActual<{ forbidden: { name: string }[] }>(
    '../../../.dependency-cruiser.cjs',
  );
  const planted = new Set([...offences.map(([rule]) => rule), 'no-cycles', 'no-cycles-in-shared']);
  expect(forbidden.map(({ name }) => name).filter((name) => !planted.has(name))).toEqual([]);
});
