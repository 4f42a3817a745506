/** The web version of the present sources, built before the first spec runs. */
import path from 'node:path';
import { buildWeb } from '../../../scripts/lib/start/buildWeb';
import { prepareSeededFolder } from '../seededFolder';

const root = path.resolve(__dirname, '../../..');

export const builtFolder = (): string => process.env.JSJB_WEB ?? path.join(root, 'miniapp/dist/h5');

/** Jest calls this once before all specs. Another build may be named in the environment. */
export default async function build(): Promise<void> {
  await prepareSeededFolder();
  if (process.env.JSJB_WEB) return;
  await buildWeb({ root, signal: new AbortController().signal, tell: (line) => console.log(line) });
}
