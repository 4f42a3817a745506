/** The compiled mini-program before WeChat's own compilers: what they refuse, the developer tools cannot open. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { builtFolder } from './builtFolder';
import { officialCompilers, type OfficialCompilers } from './officialCompilers';

const machine = `${process.platform} ${process.arch}`;
const official = officialCompilers();
afterAll(() => official?.remove());

/** Runs where WeChat publishes its compilers; says so elsewhere. */
async function judged(work: (compilers: OfficialCompilers) => Promise<void>): Promise<void> {
  if (official) return work(official);
  console.warn(
    `NOT CHECKED: WeChat publishes no wcc and wcsc for ${machine}. Run this suite on an x64 machine.`,
  );
}

/** A mini-program of one file. */
async function judgedAlone(name: string, text: string, by: 'templates' | 'sheets'): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'jsjb-broken-'));
  try {
    mkdirSync(path.join(folder, 'pages'));
    writeFileSync(path.join(folder, 'pages', name), text);
    await judged(async (compilers) => {
      const { files, complaint } = await compilers[by](folder);
      expect([files, complaint]).toEqual([1, expect.stringMatching(/\S/)]);
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('every template and script of a template compiles', () =>
  judged(async ({ templates }) => {
    const { files, complaint } = await templates(builtFolder());
    expect(complaint).toBe('');
    expect(files).toBeGreaterThan(40);
  }));

test('every style sheet compiles', () =>
  judged(async ({ sheets }) => {
    const { files, complaint } = await sheets(builtFolder());
    expect(complaint).toBe('');
    expect(files).toBeGreaterThan(40);
  }));

test.each([
  ['an id behind a combinator', '.a > #b { color: red }'],
  ['the universal selector', '* { color: red }'],
  ['a missing brace', '.a { color: red'],
  ['an import of nothing', '@import "./absent.wxss";'],
])('a sheet with %s is refused', (_, sheet) => judgedAlone('index.wxss', sheet, 'sheets'));

test.each([
  ['an unclosed tag', '<view><text></view>'],
  ['an unclosed binding', '<view>{{ a </view>'],
  ['optional chaining', '<view>{{ a?.b }}</view>'],
])('a template with %s is refused', (_, template) => judgedAlone('index.wxml', template, 'templates'));

test.each(['linux x64', 'darwin x64', 'win32 x64'])('the compilers for %s are installed', (each) => {
  const installed = officialCompilers(each);
  expect(installed).toBeDefined();
  installed?.remove();
});

test('a machine without published compilers is told apart', () => {
  expect(officialCompilers('linux arm64')).toBeUndefined();
});
