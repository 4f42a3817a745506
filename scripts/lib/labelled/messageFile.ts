/** Reads a file of one JSON object per line, checking each row; all faults are told with their row number. */
import { readFileSync } from 'node:fs';
import type { z } from 'zod';

export class FileFault extends Error {}

const maxFaults = 10;

export function readRows<T>(path: string, schema: z.ZodType<T>): T[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new FileFault(
      `${path}: 无法读取 (cannot read): ${cause instanceof Error ? cause.message : String(cause)}`,
    );
  }
  const faults: string[] = [];
  const rows: T[] = [];
  text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .forEach((line, at) => {
      if (line.trim() === '') return;
      let value: unknown;
      try {
        value = JSON.parse(line);
      } catch {
        faults.push(`row ${at + 1}: not valid JSON`);
        return;
      }
      const result = schema.safeParse(value);
      if (result.success) rows.push(result.data);
      else
        faults.push(
          ...result.error.issues.map(
            ({ path: field, message }) => `row ${at + 1}: ${field.join('.') || 'row'}: ${message}`,
          ),
        );
    });
  if (faults.length) {
    const more = faults.length > maxFaults ? `\n… and ${faults.length - maxFaults} more` : '';
    throw new FileFault(`${path}:\n${faults.slice(0, maxFaults).join('\n')}${more}`);
  }
  if (rows.length === 0) throw new FileFault(`${path}: no rows`);
  return rows;
}

/** Runs a command; a fault in a file or in the arguments ends it with a message and status 1, without a stack. */
export function runCommand(command: () => void): void {
  try {
    command();
  } catch (fault) {
    if (!(fault instanceof FileFault)) throw fault;
    console.error(fault.message);
    process.exitCode = 1;
  }
}
