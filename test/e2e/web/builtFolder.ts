/** The web version of the present sources, built before the first spec runs. */
import path from 'node:path';
import { buildWeb } from '../../../scripts/start/buildWeb';

const root = path.resolve(__dirname, '../../..');

export const builtFolder = (): string => path.join(root, 'miniapp/dist/h5');

/** Jest calls this once before all specs. */
export default async function build(): Promise<void> {
  await buildWeb({ root, signal: new AbortController().signal, tell: (line) => console.log(line) });
}
