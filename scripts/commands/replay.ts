/**
 * Drives the messages of a file through a running demo server, from submission to closing:
 * npm run replay -- <file.jsonl> [--concurrency N] [--url http://…] [--json]
 */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { CallError } from '@jsjb/shared/kit/client';
import { labelledMessage } from '../lib/labelled/labelledMessage';
import { FileFault, readRows } from '../lib/labelled/messageFile';
import { signInEverybody } from '../lib/replay/actors';
import { playMessage, type Message, type Stage } from '../lib/replay/journey';
import { patiently } from '../lib/replay/patience';
import { createProgress } from '../lib/replay/progress';
import { createTally, tableOf } from '../lib/replay/tally';

const USAGE =
  'npm run replay -- <file.jsonl> [--concurrency 8] [--url http://127.0.0.1:8080] [--json]\n' +
  'Each row: {"id", "title", "at", "body", "category"}; category is a first-level name of the catalogue.';
const SHOWN_FAULTS = 10;

function optionsOf(argv: string[]) {
  let parsed;
  try {
    parsed = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        url: { type: 'string', default: 'http://127.0.0.1:8080' },
        concurrency: { type: 'string', default: '8' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new FileFault(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
  const { values, positionals } = parsed;
  const concurrency = z.coerce.number().int().min(1).max(200).safeParse(values.concurrency);
  if (!concurrency.success) throw new FileFault('--concurrency takes a whole number from 1 to 200.');
  if (!URL.canParse(values.url)) throw new FileFault(`--url ${values.url} is not an address.`);
  return {
    file: positionals[0],
    url: values.url.replace(/\/+$/, ''),
    concurrency: concurrency.data,
    json: values.json,
    help: values.help,
  };
}

const wordsOf = (error: unknown): string =>
  error instanceof CallError && Object.keys(error.fields).length > 0
    ? `${error.message} ${JSON.stringify(error.fields)}`
    : error instanceof Error
      ? error.message
      : String(error);

/** Works through the messages, `concurrency` at a time; the faults, each with its row. */
async function playAll(messages: readonly Message[], stage: Stage, concurrency: number): Promise<string[]> {
  const faults: string[] = [];
  const progress = createProgress(messages.length);
  const waiting = messages.values();
  let done = 0;
  const worker = async (): Promise<void> => {
    for (const message of waiting) {
      try {
        await playMessage(message, stage);
      } catch (error) {
        // Refused: the server did not take the message as it is. Anything else is a defect.
        const refused =
          error instanceof CallError && error.endpoint === 'submitTicket' && error.status === 422;
        stage.tally.count(refused ? 'refused' : 'errors');
        faults.push(`row ${message.row}, id ${message.id}: ${wordsOf(error)}`);
      }
      done += 1;
      progress(done);
    }
  };
  progress(0);
  await Promise.all(Array.from({ length: Math.min(concurrency, messages.length) }, worker));
  return faults;
}

async function main(argv: string[]): Promise<void> {
  const options = optionsOf(argv);
  if (options.help) return console.log(USAGE);
  if (!options.file) throw new FileFault(`Which file?\n${USAGE}`);
  const messages = readRows(options.file, labelledMessage).map(
    ({ id, title, body, category }, at): Message => ({
      row: at + 1,
      id,
      title,
      body,
      category,
    }),
  );
  const cast = await signInEverybody(options.url);
  const [dispatcher] = cast.of('dispatcher');
  if (!dispatcher) throw new FileFault('no dispatcher');
  const { items: categories } = await patiently(() => dispatcher.client.listCategories());
  const tally = createTally();
  const began = performance.now();
  const faults = await playAll(messages, { cast, categories, tally }, options.concurrency);
  const totals = tally.totals();
  console.log(tableOf(totals, (performance.now() - began) / 1000));
  for (const fault of faults.slice(0, SHOWN_FAULTS)) console.error(fault);
  if (faults.length > SHOWN_FAULTS) console.error(`… and ${faults.length - SHOWN_FAULTS} more`);
  if (options.json) console.log(JSON.stringify(totals));
  if (totals.errors > 0) process.exitCode = 1;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  if (!(error instanceof FileFault)) throw error;
  console.error(error.message);
  process.exitCode = 1;
});
