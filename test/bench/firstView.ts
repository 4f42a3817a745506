/** How long each page takes to its first useful view on the demo city, beside a bare Taro page (not the speed of a phone). */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildWeapp } from '../../scripts/lib/size/buildWeapp';
import { openCity, people, type City } from '../e2e/city';
import { until } from '../e2e/screen';
import { budgetTable } from '../e2e/weapp/budget';
import { startWeappHost, type PageMetrics } from '../weapp-host';
import { fromMessage } from '../weapp-host/app/launch';

const root = path.resolve(__dirname, '../..');
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '20' } } });
const ROUNDS = Number(values.rounds);

type Sight = [person: keyof typeof people, path: string];
const sights: Sight[] = [
  ['neighbour', 'pages/home/index'],
  ['neighbour', 'pages/tickets/index'],
  ['neighbour', 'resident/submit/index'],
  ['dispatcher', 'center/desk/index'],
  ['official', 'agency/desk/index'],
  ['gridWorker', 'grid/home/index'],
  ['leader', 'leader/home/index'],
];

function buildBare(): string {
  const folder = path.join(__dirname, 'bareTaro');
  const output = path.join(root, '.cache/bare-taro');
  if (existsSync(path.join(output, 'app.json'))) return output;
  console.log('Building the bare Taro page …');
  mkdirSync(output, { recursive: true });
  const args = ['build', '--type', 'weapp', '--env', 'production', '--disable-global-config', '--no-check'];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(root, 'node_modules/@tarojs/cli/bin/taro'), ...args],
    { cwd: folder, encoding: 'utf8', env: { ...process.env, TARO_APP_OUT: output } },
  );
  if (status !== 0) throw new Error(`The bare page could not be built:\n${stdout}${stderr}`);
  return output;
}

interface Opening {
  appDir: string;
  address: string;
  city?: City;
  session?: object;
}

/** Milliseconds from the start of the navigation, cold each time; the metrics of the last opening. */
async function open({ appDir, address, city, session }: Opening): Promise<{ ms: number; page: PageMetrics }> {
  const host = await startWeappHost({
    appDir,
    launch: fromMessage(`/${address}`),
    ...(city ? { rewrite: (url: string) => url.replace('http://127.0.0.1:8080', city.url) } : {}),
    prepare: (device) => {
      if (session) device.storage.set('session', JSON.stringify(session));
    },
  });
  try {
    const seen = () => host.control.metrics().find(({ path: at, usefulMs }) => at === address && usefulMs[0]);
    await until(
      `${address} being useful`,
      async () => seen() !== undefined,
      async () => host.control.html(),
    );
    await host.control.idle(20_000);
    const page = seen();
    if (!page) throw new Error(`${address} is gone`);
    return { ms: page.usefulMs[0] ?? Number.NaN, page };
  } finally {
    await host.close();
  }
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

async function measure(name: string, opening: Opening): Promise<PageMetrics> {
  const times: number[] = [];
  let last: PageMetrics | undefined;
  for (let round = 0; round <= ROUNDS; round += 1) {
    const { ms, page } = await open(opening);
    // The first one warms up the templates.
    if (round > 0) times.push(ms);
    last = page;
  }
  times.sort((a, b) => a - b);
  const cells = [at(times, 0.5), at(times, 0.95)].map((ms) => `${ms.toFixed(0)} ms`.padStart(10));
  console.log(`  ${name.padEnd(28)}${cells.join('')}`);
  if (!last) throw new Error('no round was measured');
  return last;
}

async function main(): Promise<void> {
  const [appDir, bare] = [await buildWeapp(root), buildBare()];
  const city = await openCity();
  try {
    console.log(
      `\n  ${'first useful view'.padEnd(28)}${'median'.padStart(10)}${'p95'.padStart(10)}   (${ROUNDS} cold starts each)`,
    );
    await measure('bare Taro page', { appDir: bare, address: 'pages/first/index' });
    const pages: PageMetrics[] = [];
    for (const [person, address] of sights) {
      const session = await city.signIn(people[person]);
      pages.push(await measure(address, { appDir, address, city, session }));
    }
    console.log(`\n${budgetTable(pages)}`);
  } finally {
    await city.close();
  }
}

main().catch((error: Error) => {
  console.error(error);
  process.exitCode = 1;
});
