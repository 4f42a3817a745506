/** Both builds of the mini-program side by side, where those of the present sources are not there yet. */
import path from 'node:path';
import { buildWeapp } from '../size/buildWeapp';
import { buildWeb } from '../start/buildWeb';

const root = path.resolve(__dirname, '../../..');

Promise.all([
  buildWeapp(root),
  buildWeb({ root, signal: new AbortController().signal, tell: (line) => console.log(line) }),
]).catch((error: unknown) => {
  console.error((error as Error).message);
  process.exitCode = 1;
});
