/** The product itself, as `npm start` runs it, on the database of the bench. */
import { parseEnv } from '@jsjb/bff/env';
import { startServer } from '@jsjb/bff/main';
import { announce } from '../child';

startServer(parseEnv()).then(
  ({ url }) => announce(url),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
