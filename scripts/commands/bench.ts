/** Runs one of the measurements in test/bench: npm run bench -- <name> [options]; without a name it lists them. */
import path from 'node:path';
import { runFrom } from '../lib/terminal/menu';

runFrom(path.resolve(__dirname, '../../test/bench'), 'bench');
