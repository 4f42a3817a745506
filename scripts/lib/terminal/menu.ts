/** A folder of programs run by name; without one (or with --help) each is listed by the first line it says itself. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export function runFrom(folder: string, command: string): void {
  const programs = readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => ({
      name: file.slice(0, -'.ts'.length),
      what:
        /^\/\*\*\s*\*?\s*(.*?)(\s*\*\/)?$/m.exec(readFileSync(path.join(folder, file), 'utf8'))?.[1] ?? '',
    }));
  const [asked, ...options] = process.argv.slice(2);
  /** first-view or firstView. */
  const name = asked?.startsWith('-')
    ? undefined
    : asked?.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const found = programs.find((program) => program.name === name);
  if (found) {
    const file = path.join(folder, `${found.name}.ts`);
    const child = spawn(process.execPath, ['--import', 'tsx', file, ...options], { stdio: 'inherit' });
    child.once('exit', (code) => {
      process.exitCode = code ?? 1;
    });
    return;
  }
  if (name) console.error(`There is nothing named ${name}.`);
  console.log(`npm run ${command} -- <name> [options]\n`);
  const width = Math.max(...programs.map((program) => program.name.length)) + 2;
  for (const program of programs) console.log(`  ${program.name.padEnd(width)}${program.what}`);
  process.exitCode = name ? 1 : 0;
}
