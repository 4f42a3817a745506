/** Which addresses are pages of the web version: its build lists them. */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';

/** Written by the build beside its files. */
const LIST = 'pages.json';

/** Answers undefined while no build has listed its pages. */
export function webPages(root: string): () => Promise<ReadonlySet<string> | undefined> {
  const file = path.join(root, LIST);
  let known: { builtAt: number; pages: ReadonlySet<string> } | undefined;
  return async () => {
    try {
      // A build made while the server runs is taken up.
      const { mtimeMs } = await stat(file);
      if (known?.builtAt !== mtimeMs) {
        const pages = JSON.parse(await readFile(file, 'utf8')) as string[];
        known = { builtAt: mtimeMs, pages: new Set(['/', ...pages]) };
      }
      return known.pages;
    } catch {
      return undefined;
    }
  };
}
