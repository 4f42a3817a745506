/** `npm run size`: the compiled mini-program against its limits, and whether old phones can run it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildWeapp } from '../lib/size/buildWeapp';
import { tooNew } from '../lib/size/language';
import { missingModules } from '../lib/size/modules';
import { filesOf, firstPageScript, packageSizes } from '../lib/size/packages';

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

function tellScripts(folder: string): boolean {
  const files = filesOf(folder).filter(({ file }) => file.endsWith('.js'));
  const scripts = files.map(({ file }) => ({ file, text: readFileSync(path.join(folder, file), 'utf8') }));
  const missing = missingModules(scripts.map(({ text }) => text));
  const faults = scripts.flatMap(({ file, text }) => tooNew(text).map((fault) => `${file}: ${fault}`));
  for (const fault of faults) console.log(`  ${fault}`);
  const verdict = faults.length === 0 ? 'run on old phones' : `${faults.length} too new for old phones`;
  console.log(`  ${scripts.length} scripts: ${verdict}`);
  console.log(
    `  modules asked for and defined nowhere: ${missing.length === 0 ? 'none' : missing.join(', ')}`,
  );
  return faults.length + missing.length === 0;
}

async function main(): Promise<void> {
  const folder = await buildWeapp(path.resolve(__dirname, '../..'));
  const fits = tellSizes(folder);
  const old = tellScripts(folder);
  if (!fits || !old) process.exitCode = 1;
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
