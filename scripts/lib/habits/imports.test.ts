/** Every import rule catches the import it forbids: one offence is planted for each in a copy of the layout. */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const root = resolve(__dirname, '../../..');

const list = readFileSync(join(root, 'bff/src/features.ts'), 'utf8');
/** From the bottom up. */
const features = [...list.matchAll(/import \{ (\w+)Feature \}/g)]
  .map(([, name = '']) => name)
  .filter((name) => name !== 'platform');
const top = 'deadLetter';

/** rule → [importing file, imported file or package] */
const offences: readonly (readonly [rule: string, from: string, to: string])[] = [
  ['no-unresolved', 'shared/src/kit/lost.ts', './nowhere'],
  ['no-undeclared-package', 'bff/src/log.ts', 'jest-util'],
  ['nothing-imports-test', 'scripts/lib/seed/more.ts', 'test/factories/ticket'],
  ['no-test-file-imported', 'shared/src/kit/fixture.ts', 'shared/src/kit/thing.test'],
  ['shared-imports-zod-only', 'shared/src/kit/clock.ts', 'node:fs'],
  ['shared-imports-zod-only', 'shared/src/kit/words.ts', 'bff/src/ticket/access/may'],
  ['shared-imports-zod-only', 'shared/src/kit/dates.ts', 'mongoose'],
  ['miniapp-imports-shared-only', 'miniapp/src/api/direct.ts', 'bff/src/ticket/access/may'],
  ['miniapp-device', 'miniapp/src/device/scan.ts', 'miniapp/src/components/Row'],
  ['miniapp-auth', 'miniapp/src/auth/proof.ts', 'miniapp/src/api/client'],
  ['miniapp-api', 'miniapp/src/api/photo.ts', 'miniapp/src/components/Row'],
  ['miniapp-hooks', 'miniapp/src/hooks/useRow.ts', 'miniapp/src/components/Row'],
  ['miniapp-theme', 'miniapp/src/theme/look.ts', 'miniapp/src/components/Row'],
  ['miniapp-navigation', 'miniapp/src/navigation/ways.ts', 'miniapp/src/components/Row'],
  ['miniapp-components', 'miniapp/src/components/Bar.ts', 'miniapp/src/forms/fields'],
  ['miniapp-forms', 'miniapp/src/forms/useForm.ts', 'miniapp/src/acting/kit'],
  ['miniapp-sendQueue', 'miniapp/src/sendQueue/kinds.ts', 'miniapp/src/features/ticket/kind'],
  ['miniapp-acting', 'miniapp/src/acting/all.ts', 'miniapp/src/features/ticket/kind'],
  ['miniapp-desk', 'miniapp/src/desk/rows.ts', 'miniapp/src/features/ticket/kind'],
  ['miniapp-features', 'miniapp/src/features/ticket/desk.ts', 'miniapp/src/center/board'],
  ['miniapp-folder-without-rule', 'miniapp/src/novelties/all.ts', 'miniapp/src/api/client'],
  ['subpackages-stand-apart', 'miniapp/src/resident/form.ts', 'miniapp/src/center/board'],
  ['main-package-without-subpackages', 'miniapp/src/pages/home.ts', 'miniapp/src/center/board'],
  ['bff-without-miniapp', 'bff/src/app.ts', 'miniapp/src/api/client'],
  ['embedded-mongo-by-main-only', 'bff/src/store.ts', 'bff/embedded-mongo/src/server'],
  ['embedded-mongo-stands-alone', 'bff/embedded-mongo/src/rules.ts', 'shared/src/ticket/plain'],
  ['every-folder-of-the-server-is-in-a-rule', 'bff/src/whistle/store.ts', 'node:path'],
  ['every-folder-of-shared-is-in-a-rule', 'shared/src/whistle/life.ts', 'zod'],
  ...features
    .filter((name) => name !== top)
    .map((name) => [`feature-${name}`, `bff/src/${name}/up.ts`, `bff/src/${top}/index`] as const),
  [`feature-${top}`, `bff/src/${top}/up.ts`, 'bff/src/features'],
  ['features-meet-at-their-index', 'bff/src/score/deep.ts', 'bff/src/ticket/access/may'],
  ['features-know-no-assembly', 'bff/src/ticket/whole.ts', 'bff/src/app'],
  ['only-the-list-sees-features', 'bff/src/main.ts', 'bff/src/ticket/feature'],
  ['platform-knows-no-feature', 'bff/src/platform/records/list.ts', 'bff/src/ticket/store/ticketDoc'],
  ['gateways-know-no-feature', 'bff/src/gateways/wechat.ts', 'bff/src/ticket/store/ticketDoc'],
  ['layer-store', 'bff/src/ticket/store/count.ts', 'bff/src/ticket/queries/list'],
  ['layer-access', 'bff/src/ticket/access/row.ts', 'bff/src/ticket/store/ticketDoc'],
  ['layer-present', 'bff/src/ticket/present/detail.ts', 'bff/src/ticket/queries/list'],
  ['layer-queries', 'bff/src/ticket/queries/count.ts', 'bff/src/ticket/commands/sign'],
  ['layer-commands', 'bff/src/ticket/commands/answer.ts', 'bff/src/ticket/queries/list'],
  ['commands-never-call-each-other', 'bff/src/ticket/commands/report.ts', 'bff/src/ticket/commands/sign'],
  ['layer-tables', 'bff/src/ticket/tables/rows.ts', 'bff/src/ticket/queries/list'],
  ['layer-subscriptions', 'bff/src/ticket/subscriptions/push.ts', 'bff/src/ticket/routes'],
  ['layer-jobs', 'bff/src/ticket/jobs/sweep.ts', 'bff/src/ticket/routes'],
  ['access-and-present-are-pure', 'bff/src/ticket/present/photo.ts', 'node:fs'],
  ['one-writer-of-records', 'bff/src/ticket/jobs/close.ts', 'bff/src/ticket/store/ticketStore'],
  ['kit-knows-no-record', 'shared/src/kit/life.ts', 'shared/src/ticket/plain'],
];
/** What the offences import, so that only the edge is wrong. */
const innocents = [
  'bff/src/ticket/feature.ts',
  'bff/src/ticket/commands/sign.ts',
  'bff/src/ticket/store/ticketStore.ts',
  'bff/src/ticket/store/ticketDoc.ts',
  'bff/src/ticket/access/may.ts',
  'bff/src/ticket/queries/list.ts',
  'bff/src/ticket/routes.ts',
  `bff/src/${top}/index.ts`,
  'bff/embedded-mongo/src/server.ts',
  'miniapp/src/api/client.ts',
  'miniapp/src/center/board.ts',
  'miniapp/src/components/Row.ts',
  'miniapp/src/forms/fields.ts',
  'miniapp/src/acting/kit.ts',
  'miniapp/src/features/ticket/kind.ts',
  'shared/src/ticket/plain.ts',
  'shared/src/kit/thing.test.ts',
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
  // The rules read the list of features.
  write('bff/src/features.ts', list);
  write('scripts/egg.ts', "export * from './hen';\n");
  write('test/harness/egg.ts', "export * from './hen';\n");
  write('test/harness/hen.ts', "export * from './egg';\n");
  write('scripts/hen.ts', "export * from './egg';\n");
  write('shared/src/kit/egg.ts', "import type { Hen } from './hen';\nexport interface Egg { from?: Hen }\n");
  write('shared/src/kit/hen.ts', "import type { Egg } from './egg';\nexport interface Hen { from?: Egg }\n");
  write('miniapp/src/api/egg.ts', "import type { Hen } from './hen';\nexport interface Egg { from?: Hen }\n");
  write('miniapp/src/api/hen.ts', "import type { Egg } from './egg';\nexport interface Hen { from?: Egg }\n");
  write('miniapp/src/features/egg/shell.ts', "import '../hen/wing';\n");
  write('miniapp/src/features/egg/yolk.ts', 'export const value = 1;\n');
  write('miniapp/src/features/hen/wing.ts', 'export const value = 1;\n');
  write('miniapp/src/features/hen/beak.ts', "import '../egg/yolk';\n");
  found = await cruise();
}, 30_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(offences)('%s refuses %s importing %s', (rule, from) => {
  expect([...found]).toContain(`${rule} ${from}`);
});

const cycles = [
  'no-cycles scripts/egg.ts',
  'no-cycles shared/src/kit/egg.ts',
  'no-cycles miniapp/src/api/egg.ts',
  'no-cycles-in-test test/harness/egg.ts',
  'miniapp-folders-one-way miniapp/src/features/egg',
];
test.each(cycles)('what imports each other is refused, outside of test/ for types, too: %s', (violation) => {
  expect([...found]).toContain(violation);
});

test('the files that break no rule are not accused', () => {
  const accused = innocents.filter((path) => [...found].some((violation) => violation.endsWith(` ${path}`)));
  expect(accused).toEqual([]);
});

test('every rule has an offence planted here', () => {
  const { forbidden } = jest.requireActual<{ forbidden: { name: string }[] }>(
    '../../../.dependency-cruiser.cjs',
  );
  const planted = new Set([...offences.map(([rule]) => rule), ...cycles.map((each) => each.split(' ')[0])]);
  expect(forbidden.map(({ name }) => name).filter((name) => !planted.has(name))).toEqual([]);
});
