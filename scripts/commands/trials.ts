/** Runs one of the attacks in test/trials: npm run trials -- <name> [count]; without a name it lists them. */
import path from 'node:path';
import { runFrom } from '../lib/terminal/menu';

runFrom(path.resolve(__dirname, '../../test/trials'), 'trials');
