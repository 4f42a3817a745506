/**
 * Complement naive Bayes on log-damped counts (Rennie et al. 2003): the best learner for a few hundred short texts.
 * Own code: the npm libraries (natural, ml-naivebayes, bayes, wink) have the plain multinomial form only, which is
 * weak on uneven classes, and keep a dense table; this one keeps sparse counts, so a model stays small.
 */
import type { Bag } from '../../search';

export interface NaiveBayes {
  smoothing: number;
  features: string[];
  /** where feature i's entries end in `labels` and `counts` */
  ends: Uint32Array;
  labels: Uint16Array;
  counts: Float32Array;
  /** all counts of a label, also those of features that were pruned */
  labelTotals: Float64Array;
}

export interface CountedBag {
  grams: Bag;
  label: number;
  weight: number;
}

/** Keeps the serialised model below about 10 MB; the rarest features go first. */
const maxEntries = 1_200_000;
const maxLive = 1_500_000;

interface Row {
  documents: number;
  perLabel: Map<number, number>;
}

function dropRarest(rows: Map<string, Row>, floor: number): void {
  for (const [key, row] of rows) if (row.documents <= floor) rows.delete(key);
}

export function trainNaiveBayes(bags: Iterable<CountedBag>, labelCount: number, smoothing = 0.3): NaiveBayes {
  const rows = new Map<string, Row>();
  const labelTotals = new Float64Array(labelCount);
  for (const { grams, label, weight } of bags) {
    for (const [key, times] of grams) {
      let row = rows.get(key);
      if (!row) rows.set(key, (row = { documents: 0, perLabel: new Map() }));
      const value = Math.log(1 + times) * weight;
      row.documents++;
      row.perLabel.set(label, (row.perLabel.get(label) ?? 0) + value);
      labelTotals[label]! += value;
    }
    for (let floor = 1; rows.size > maxLive; floor++) dropRarest(rows, floor);
  }
  const entries = () => [...rows.values()].reduce((sum, row) => sum + row.perLabel.size, 0);
  for (let floor = 1; entries() > maxEntries; floor++) dropRarest(rows, floor);
  return pack(rows, labelTotals, smoothing, entries());
}

function pack(
  rows: Map<string, Row>,
  labelTotals: Float64Array,
  smoothing: number,
  size: number,
): NaiveBayes {
  const ends = new Uint32Array(rows.size);
  const labels = new Uint16Array(size);
  const counts = new Float32Array(size);
  let at = 0;
  let row = 0;
  for (const { perLabel } of rows.values()) {
    for (const [label, value] of perLabel) {
      labels[at] = label;
      counts[at++] = value;
    }
    ends[row++] = at;
  }
  return { smoothing, features: [...rows.keys()], ends, labels, counts, labelTotals };
}

/** A model made ready to score: everything that does not depend on the message, worked out once. */
export interface NaiveBayesScorer {
  score(grams: Bag): Float64Array;
  /** what one feature adds to each label's score */
  weigh(feature: string): Float64Array;
}

export function naiveBayesScorer(model: NaiveBayes): NaiveBayesScorer {
  const { smoothing, ends, labels, counts, labelTotals } = model;
  const row = new Map(model.features.map((feature, at) => [feature, at]));
  const labelCount = labelTotals.length;
  const grand = labelTotals.reduce((sum, value) => sum + value, 0);
  const vocabulary = Math.max(model.features.length, 1);
  const complement = labelTotals.map((total) => Math.log(grand - total + smoothing * vocabulary));

  // −log P(feature | not label) is one common term per feature, and a correction for each label that holds it.
  const common = new Float64Array(ends.length);
  const correction = new Float64Array(counts.length);
  for (let at = 0, from = 0; at < ends.length; from = ends[at++]!) {
    let total = 0;
    for (let i = from; i < ends[at]!; i++) total += counts[i]!;
    common[at] = Math.log(total + smoothing);
    for (let i = from; i < ends[at]!; i++) {
      correction[i] = common[at]! - Math.log(Math.max(total - counts[i]!, 0) + smoothing);
    }
  }
  const addRow = (at: number, times: number, scores: Float64Array): void => {
    for (let label = 0; label < labelCount; label++)
      scores[label]! += times * (complement[label]! - common[at]!);
    for (let i = at === 0 ? 0 : ends[at - 1]!; i < ends[at]!; i++)
      scores[labels[i]!]! += times * correction[i]!;
  };

  return {
    score(grams) {
      const scores = new Float64Array(labelCount);
      let known = 0;
      for (const [key, times] of grams) {
        const at = row.get(key);
        if (at === undefined) continue;
        const value = Math.log(1 + times);
        known += value;
        addRow(at, value, scores);
      }
      return scores.map((score) => score / Math.max(known, 1));
    },
    weigh(feature) {
      const scores = new Float64Array(labelCount);
      const at = row.get(feature);
      if (at === undefined) return scores;
      addRow(at, 1, scores);
      return scores;
    },
  };
}
