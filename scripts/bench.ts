/** Runs one of the measurements in test/bench: npm run bench -- <name> [options]; without a name it lists them. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.resolve(__dirname, '../test/bench');

/** The first line of each file says what it measures. */
const benches = readdirSync(folder)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({
    name: file.slice(0, -'.ts'.length),
    what: /^\/\*\*\s*\*?\s*(.*?)(\s*\*\/)?$/m.exec(readFileSync(path.join(folder, file), 'utf8'))?.[1] ?? '',
  }));

const [asked, ...options] = process.argv.slice(2);
/** first-view or firstView. */
const name = asked?.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const found = benches.find((bench) => bench.name === name);

if (found) {
  const file = path.join(folder, `${found.name}.ts`);
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...options], { stdio: 'inherit' });
  child.once('exit', (code) => {
    process.exitCode = code ?? 1;
  });
} else {
  if (name) console.error(`There is no bench named ${name}.`);
  console.log('npm run bench -- <name> [options]\n');
  for (const bench of benches) console.log(`  ${bench.name.padEnd(12)}${bench.what}`);
  process.exitCode = name ? 1 : 0;
}
