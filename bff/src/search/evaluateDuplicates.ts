/** Measures the duplicate finder on labelled pairs: the first of every pair is in the index, the second is asked. */
import { createDuplicateIndex, type DuplicateOptions } from './duplicates';

export interface PairedReport {
  text: string;
  /** The H3 hexagon, as the labelled files name it. */
  cell?: string | undefined;
  at: string;
}

export interface LabelledPair {
  id: string;
  kind: string;
  duplicate: boolean;
  half: string;
  a: PairedReport;
  b: PairedReport;
}

export interface PairCounts {
  kind: string;
  n: number;
  found: number;
  duplicate: boolean;
}

export interface DuplicateMeasures {
  kinds: PairCounts[];
  precision: number;
  recall: number;
  n: number;
}

const withHexCell = ({ text, cell, at }: PairedReport) => ({
  text,
  at,
  ...(cell === undefined ? {} : { hexCell: cell }),
});

/** All first reports share one index, so that a pair's own first must be found among the others. */
export function measureDuplicates(
  pairs: readonly LabelledPair[],
  options?: DuplicateOptions,
): DuplicateMeasures {
  const index = createDuplicateIndex(options);
  for (const { id, a } of pairs) index.add({ id, ...withHexCell(a) });
  const kinds = new Map<string, PairCounts>();
  for (const { id, kind, duplicate, b } of pairs) {
    const row = kinds.get(kind) ?? { kind, n: 0, found: 0, duplicate };
    row.n++;
    if (index.find(withHexCell(b), pairs.length).some((hit) => hit.id === id)) row.found++;
    kinds.set(kind, row);
  }
  const rows = [...kinds.values()];
  const sum = (of: PairCounts[], field: 'n' | 'found'): number =>
    of.reduce((total, row) => total + row[field], 0);
  const right = rows.filter((row) => row.duplicate);
  const found = sum(right, 'found');
  return {
    kinds: rows,
    precision: found / Math.max(sum(rows, 'found'), 1),
    recall: found / Math.max(sum(right, 'n'), 1),
    n: pairs.length,
  };
}

export const duplicateLine = (name: string, { precision, recall, n }: DuplicateMeasures): string =>
  `${name} precision ${precision.toFixed(3)} recall ${recall.toFixed(3)} n ${n}`;
