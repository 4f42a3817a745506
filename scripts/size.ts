/** `npm run size`: the compiled mini-program against its limits, and whether old phones can run it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildWeapp } from './size/buildWeapp';
import { tooNew } from './size/language';
import { filesOf, firstPageScript, packageSizes } from './size/packages';

const kb = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;

function tellSizes(folder: string): boolean {
  const sizes = packageSizes(folder);
  console.log(
    `\n  ${'package'.padEnd(16)}${'size'.padStart(12)}${'scripts'.padStart(12)}${'limit'.padStart(12)}`,
  );
  for (const { name, bytes, scripts, limit } of sizes) {
    const cells = [bytes, scripts, limit].map((value) => kb(value).padStart(12)).join('');
    console.log(`  ${name.padEnd(16)}${cells}${bytes > limit ? '  TOO LARGE' : ''}`);
  }
  console.log(`\n  scripts before the first page: ${kb(firstPageScript(folder))}`);
  return sizes.every(({ bytes, limit }) => bytes <= limit);
}

function tellLanguage(folder: string): boolean {
  const scripts = filesOf(folder).filter(({ file }) => file.endsWith('.js'));
  const faults = scripts.flatMap(({ file }) =>
    tooNew(readFileSync(path.join(folder, file), 'utf8')).map((fault) => `${file}: ${fault}`),
  );
  for (const fault of faults) console.log(`  ${fault}`);
  const verdict = faults.length === 0 ? 'run on old phones' : `${faults.length} too new for old phones`;
  console.log(`  ${scripts.length} scripts: ${verdict}`);
  return faults.length === 0;
}

async function main(): Promise<void> {
  const folder = await buildWeapp(path.resolve(__dirname, '..'));
  const fits = tellSizes(folder);
  const old = tellLanguage(folder);
  if (!fits || !old) process.exitCode = 1;
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
