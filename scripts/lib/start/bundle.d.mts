import type { Plugin } from 'esbuild';

export const serverFolder: string;
export const serverPrograms: Record<string, string>;
export function bundle(
  root: string,
  outdir: string,
  programs: Record<string, string>,
  plugins?: readonly Plugin[],
): Promise<void>;
