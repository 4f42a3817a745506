/**
 * Measures the suggester on labelled files (one JSON object per line: id, title, at, body, category):
 *   npm run eval -- --folds 5 messages.jsonl              stratified cross-validation
 *   npm run eval -- --train a.jsonl --test b.jsonl        learn from one file, test on the other
 *   npm run eval -- --cold messages.jsonl                 no history: the lexicon alone, all its classes open
 *   npm run eval -- --duplicates pairs.jsonl              precision and recall of the duplicate finder
 * --seed N picks another split; --wrong lists the messages that were not placed first.
 */
import { parseArgs } from 'node:util';
import {
  confusionTable,
  crossValidate,
  measure,
  type Outcome,
  summaryLine,
  testCold,
  trainAndTest,
} from '../../bff/src/dispatch/advice/evaluate';
import { duplicateLine, type LabelledPair, measureDuplicates } from '../../bff/src/search/evaluateDuplicates';
import { labelledMessage } from '../lib/labelled/labelledMessage';
import { labelledPair } from '../lib/labelled/labelledPair';
import { FileFault, readRows, runCommand } from '../lib/labelled/messageFile';

const usage =
  'usage: npm run eval -- --folds <2..20> <file.jsonl> | --train <a.jsonl> --test <b.jsonl> | --cold <file.jsonl> | --duplicates <file.jsonl>';

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        folds: { type: 'string' },
        train: { type: 'string' },
        test: { type: 'string' },
        cold: { type: 'boolean', default: false },
        duplicates: { type: 'string' },
        seed: { type: 'string', default: '1' },
        wrong: { type: 'boolean', default: false },
      },
    });
  } catch (fault) {
    throw new FileFault(`${fault instanceof Error ? fault.message : String(fault)}\n${usage}`);
  }
}

function wholeNumber(text: string, name: string, least: number, most: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most)
    throw new FileFault(`--${name}: a whole number from ${least} to ${most}\n${usage}`);
  return value;
}

function outcomesOf(values: ReturnType<typeof readArguments>['values'], files: string[]): Outcome[] {
  if (values.train !== undefined && values.test !== undefined && files.length === 0) {
    return trainAndTest(readRows(values.train, labelledMessage), readRows(values.test, labelledMessage));
  }
  const [file, ...others] = files;
  if (values.train !== undefined || values.test !== undefined || file === undefined || others.length)
    throw new FileFault(usage);
  if (values.cold) return testCold(readRows(file, labelledMessage));
  const folds = wholeNumber(values.folds ?? '5', 'folds', 2, 20);
  const rows = readRows(file, labelledMessage);
  if (rows.length < folds) throw new FileFault(`${file}: ${rows.length} rows are too few for ${folds} folds`);
  return crossValidate(rows, folds, wholeNumber(values.seed, 'seed', 0, 1e9));
}

/** Per kind how many pairs were called duplicates, then each half; thresholds were chosen on "dev", so "test" counts. */
function reportDuplicates(pairs: LabelledPair[]): void {
  for (const { kind, duplicate, found, n } of measureDuplicates(pairs).kinds) {
    console.log(
      `${duplicate ? 'should be found' : 'should not be  '}  ${String(found).padStart(3)} of ${String(n).padStart(3)}  ${kind}`,
    );
  }
  for (const half of new Set(pairs.map((pair) => pair.half))) {
    console.log(duplicateLine(half, measureDuplicates(pairs.filter((pair) => pair.half === half))));
  }
  console.log(duplicateLine('all', measureDuplicates(pairs)));
}

runCommand(() => {
  const { values, positionals } = readArguments();
  if (values.duplicates !== undefined) {
    reportDuplicates(readRows(values.duplicates, labelledPair));
    return;
  }
  const outcomes = outcomesOf(values, positionals);
  const measures = measure(outcomes);
  console.log(confusionTable(measures));
  if (values.wrong) {
    for (const { id, actual, ranked } of outcomes)
      if (ranked[0] !== actual) console.log(`${id}\t${actual}\t→ ${ranked.slice(0, 3).join(' ')}`);
  }
  console.log(summaryLine(measures));
});
