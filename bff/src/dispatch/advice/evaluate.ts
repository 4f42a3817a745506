/** Measures a suggester on labelled messages: confusion table, top-1, top-3, macro F1. */
import { stratifiedFolds } from './folds';
import { lexicon } from './lexicon';
import { type Model, predict, trainModel } from './model';
import { nearCopyGroups } from './nearCopies';

export interface LabelledMessage {
  id: string | number;
  title: string;
  body: string;
  category: string;
}

/** What was right and what was said, likeliest first. */
export interface Outcome {
  id: string | number;
  actual: string;
  ranked: string[];
}

/** With no history at all: all classes of the built-in lexicon are open, so this is harder than a file's own classes. */
export function testCold(test: readonly LabelledMessage[]): Outcome[] {
  return ask(trainModel([], { labels: Object.keys(lexicon) }), test);
}

const ask = (model: Model, test: readonly LabelledMessage[]): Outcome[] =>
  test.map((message) => ({
    id: message.id,
    actual: message.category,
    ranked: predict(model, message, 0).map((suggestion) => suggestion.label),
  }));

export function trainAndTest(train: readonly LabelledMessage[], test: readonly LabelledMessage[]): Outcome[] {
  const model = trainModel(
    train.map(({ title, body, category }) => ({ title, text: body, label: category })),
  );
  return ask(model, test);
}

/** Nothing of a test fold, not even its word counts, reaches the model that is tested on it. */
export function crossValidate(messages: readonly LabelledMessage[], folds: number, seed = 1): Outcome[] {
  const groups = nearCopyGroups(messages.map(({ title, body }) => `${title} ${body}`));
  const fold = stratifiedFolds(
    messages.map((message) => message.category),
    folds,
    seed,
    groups,
  );
  return Array.from({ length: folds }, (_, k) =>
    trainAndTest(
      messages.filter((_message, at) => fold[at] !== k),
      messages.filter((_message, at) => fold[at] === k),
    ),
  ).flat();
}

export interface Measures {
  labels: string[];
  /** actual × said first */
  confusion: number[][];
  top1: number;
  top3: number;
  macroF1: number;
  n: number;
}

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

export function measure(outcomes: readonly Outcome[]): Measures {
  const labels = [
    ...new Set(outcomes.flatMap(({ actual, ranked }) => [actual, ...ranked.slice(0, 1)])),
  ].sort();
  const position = new Map(labels.map((label, at) => [label, at]));
  const confusion = labels.map(() => labels.map(() => 0));
  for (const { actual, ranked } of outcomes) {
    const said = ranked[0];
    if (said !== undefined) confusion[position.get(actual)!]![position.get(said)!]!++;
  }
  const share = (upTo: number): number =>
    ratio(
      outcomes.filter(({ actual, ranked }) => ranked.slice(0, upTo).includes(actual)).length,
      outcomes.length,
    );
  const f1 = labels.map((label, at) => {
    const said = confusion.reduce((sum, row) => sum + row[at]!, 0);
    const actual = outcomes.filter((outcome) => outcome.actual === label).length;
    return ratio(2 * confusion[at]![at]!, said + actual);
  });
  return {
    labels,
    confusion,
    top1: share(1),
    top3: share(3),
    macroF1: ratio(
      f1.reduce((sum, value) => sum + value, 0),
      f1.length,
    ),
    n: outcomes.length,
  };
}

/** Chinese characters take two columns of a terminal. */
const width = (text: string): number =>
  [...text].reduce((sum, c) => sum + (/[\u1100-\uffdc]/.test(c) ? 2 : 1), 0);
const padEnd = (text: string, columns: number): string =>
  text + ' '.repeat(Math.max(0, columns - width(text)));
const padStart = (text: string | number, columns: number): string => String(text).padStart(columns);

/** Rows are what was right, columns what was said first, in the order of the rows. */
export function confusionTable({ labels, confusion }: Measures): string {
  const first = Math.max(...labels.map(width), 8) + 5;
  const lines = labels.map((label, row) => {
    const cells = confusion[row]!;
    const total = cells.reduce((sum, value) => sum + value, 0);
    const said = confusion.reduce((sum, other) => sum + other[row]!, 0);
    const rates = [ratio(cells[row]!, total), ratio(cells[row]!, said)].map((rate) =>
      padStart(rate.toFixed(2), 7),
    );
    return (
      padEnd(`${padStart(row + 1, 3)}  ${label}`, first) +
      cells.map((value) => padStart(value || '·', 5)).join('') +
      padStart(total, 6) +
      rates.join('')
    );
  });
  const heads = labels.map((_, at) => padStart(at + 1, 5)).join('');
  return [
    padEnd('right \\ said', first) + heads + padStart('n', 6) + padStart('recall', 8) + padStart('prec', 6),
    ...lines,
  ].join('\n');
}

export const summaryLine = ({ top1, top3, macroF1, n }: Measures): string =>
  `top1 ${top1.toFixed(3)} top3 ${top3.toFixed(3)} macroF1 ${macroF1.toFixed(3)} n ${String(n).padStart(3, '0')}`;
