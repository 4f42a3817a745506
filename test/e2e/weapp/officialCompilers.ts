/**
 * WeChat's own compilers of the package miniprogram-compiler: `wcc` reads every template, `wcsc` every style sheet.
 * Its JavaScript wrapper hides the complaint about a bad sheet, so the programs are run themselves.
 */
import { execFile } from 'node:child_process';
import { chmodSync, copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { filesOf } from '../../../scripts/lib/size/packages';

const run = promisify(execFile);
const MAX_OUTPUT = 64 * 1024 * 1024;

/** The folder of the package's programs; none are published for other machines. */
const folders: Record<string, string> = {
  'linux x64': 'bin/linux',
  'darwin x64': 'bin/mac',
  'win32 x64': 'bin/windows',
};

export interface Compiled {
  /** How many files were read. */
  files: number;
  /** What the compiler refuses; empty when it accepts everything. */
  complaint: string;
}

export interface OfficialCompilers {
  templates(folder: string): Promise<Compiled>;
  sheets(folder: string): Promise<Compiled>;
  remove(): void;
}

const named = (folder: string, pattern: RegExp): string[] =>
  filesOf(folder)
    .map(({ file }) => file)
    .filter((file) => pattern.test(file))
    .sort();

/** Undefined on a machine for which WeChat publishes no compilers. The package is left as it is installed. */
export function officialCompilers(
  machine = `${process.platform} ${process.arch}`,
): OfficialCompilers | undefined {
  const programs = folders[machine];
  if (!programs) return undefined;
  const installed = path.dirname(createRequire(__filename).resolve('miniprogram-compiler/package.json'));
  const copies = mkdtempSync(path.join(tmpdir(), 'jsjb-wcc-'));
  const program = (name: string): string => {
    const file = machine.startsWith('win32') ? `${name}.exe` : name;
    const copy = path.join(copies, file);
    copyFileSync(path.join(installed, programs, file), copy);
    chmodSync(copy, 0o755);
    return copy;
  };
  const compile = async (tool: string, options: string[], folder: string, pattern: RegExp) => {
    const files = named(folder, pattern);
    const output = path.join(copies, 'output');
    // The compiler says what is wrong on either stream and, with -o, nothing else.
    const complaint = await run(tool, [...options, '-o', output, ...files], {
      cwd: folder,
      maxBuffer: MAX_OUTPUT,
    }).then(
      ({ stderr }) => stderr.trim(),
      ({ stdout, stderr, message }: { stdout: string; stderr: string; message: string }) =>
        `${stdout}${stderr}`.trim() || message,
    );
    return { files: files.length, complaint };
  };
  const [wcc, wcsc] = [program('wcc'), program('wcsc')];
  return {
    templates: (folder) => compile(wcc, ['-d'], folder, /\.(wxml|wxs)$/),
    sheets: (folder) => compile(wcsc, ['-js'], folder, /\.wxss$/),
    remove: () => rmSync(copies, { recursive: true, force: true }),
  };
}
