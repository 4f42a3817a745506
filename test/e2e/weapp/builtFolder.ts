/** Where the compiled mini-program of the present sources lies; it is built before the first spec runs. */
import path from 'node:path';
import { buildWeapp, weappFolder } from '../../../scripts/lib/size/buildWeapp';
import { prepareSeededFolder } from '../seededFolder';

const root = path.resolve(__dirname, '../../..');

export const builtFolder = (): string => process.env.JSJB_WEAPP ?? weappFolder(root);

/** Jest calls this once before all specs; the environment reaches its workers. Another build may be named there. */
export default async function build(): Promise<void> {
  await prepareSeededFolder();
  process.env.JSJB_WEAPP ??= await buildWeapp(root);
}
