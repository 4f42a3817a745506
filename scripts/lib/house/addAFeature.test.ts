/** Whoever follows docs/add-a-feature.md gets a program that compiles, keeps the rules and does what the page says. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { plantSample, SAMPLE_TSCONFIG, sampleFiles, sampleLines, type SampleTree } from './sample';
import { roomsOf } from './rooms';

const run = promisify(execFile);
jest.setTimeout(180_000);

let sample: SampleTree;
beforeAll(() => {
  sample = plantSample();
});
afterAll(() => sample.remove());

const node = (program: string, ...args: string[]) =>
  run(process.execPath, [path.join('node_modules', program), ...args], {
    cwd: sample.folder,
    maxBuffer: 64 * 1024 * 1024,
  }).catch((error: { stdout?: string; stderr?: string }) => {
    throw new Error(`${program}\n${error.stdout ?? ''}${error.stderr ?? ''}`.slice(-4000));
  });

test('the example stands in three folders and three lists', () => {
  expect(roomsOf(sampleFiles())).toEqual([
    'bff/src/houseCall',
    'miniapp/src/features/houseCall',
    'miniapp/src/resident/houseCalls',
    'shared/src/houseCall',
  ]);
  expect(new Set(sampleLines().map(({ list }) => list)).size).toBe(3);
});

test('the example compiles, on the server and on the phone', async () => {
  await node('typescript-native/lib/tsc.js', '-p', SAMPLE_TSCONFIG, '--noEmit');
  await node('typescript-native/lib/tsc.js', '-p', 'miniapp/tsconfig.json', '--noEmit');
});

test('the example keeps the import rules', async () => {
  const { stdout } = await node(
    'dependency-cruiser/bin/dependency-cruise.mjs',
    '--config',
    '.dependency-cruiser.cjs',
    'shared',
    'bff',
    'miniapp',
  );
  expect(stdout).toContain('no dependency violations found');
});

test('the example does what the page says', async () => {
  await node('jest/bin/jest.js', '--selectProjects=journeys', '-w', '1', '--', 'test/journeys/houseCall');
});
