/**
 * L2 logistic regression, one label against the rest, by dual coordinate descent (Yu, Huang, Lin 2011).
 * Own code: ml-logistic-regression wants dense matrices and plain gradient steps; the liblinear and libsvm bindings
 * are unmaintained or need a compiler on the machine.
 */
export interface SparseVector {
  at: number[];
  value: number[];
}

export interface Linear {
  /** label × feature */
  weights: Float32Array[];
  bias: Float64Array;
}

export interface LogisticInput {
  vectors: SparseVector[];
  labels: number[];
  importance: number[];
  featureCount: number;
  labelCount: number;
}

const cost = 3;
const epochs = 30;
/** An epoch that moves no example's share further than this has found the answer. */
const still = 1e-3;
const newtonSteps = 8;

export const dot = (weights: ArrayLike<number>, { at, value }: SparseVector): number => {
  let sum = 0;
  for (let i = 0; i < at.length; i++) sum += weights[at[i]!]! * value[i]!;
  return sum;
};

/** Minimises the one-variable dual: a·log a + (c−a)·log(c−a) + margin·(a−a0) + q/2·(a−a0)², staying inside (0, c). */
function solveDual(start: number, cap: number, margin: number, q: number): number {
  let a = start;
  for (let step = 0; step < newtonSteps; step++) {
    const gradient = Math.log(a / (cap - a)) + margin + q * (a - start);
    let next = a - gradient / (cap / (a * (cap - a)) + q);
    if (next <= 0) next = a * 0.1;
    if (next >= cap) next = cap - (cap - a) * 0.1;
    if (Math.abs(next - a) < 1e-10) return next;
    a = next;
  }
  return a;
}

function trainOne(
  input: LogisticInput,
  label: number,
  squares: number[],
): { weights: Float32Array; bias: number } {
  const { vectors, labels, importance, featureCount } = input;
  const weights = new Float64Array(featureCount);
  let bias = 0;
  const positives = labels.filter((value) => value === label).length;
  // Uneven classes: a rare label's examples count more, by the square root, which kept precision.
  const lift = Math.sqrt((labels.length - positives) / Math.max(positives, 1));
  const caps = labels.map((value, i) => cost * importance[i]! * (value === label ? lift : 1));
  const duals = caps.map((cap) => Math.min(0.001 * cap, 1e-8));
  for (let epoch = 0, moved = 1; epoch < epochs && moved > still; epoch++) {
    moved = 0;
    for (let i = 0; i < vectors.length; i++) {
      const cap = caps[i]!;
      if (!(cap > 0)) continue;
      const sign = labels[i] === label ? 1 : -1;
      const vector = vectors[i]!;
      const before = duals[i]!;
      const after = solveDual(before, cap, sign * (dot(weights, vector) + bias), squares[i]!);
      const step = sign * (after - before);
      for (let j = 0; j < vector.at.length; j++) weights[vector.at[j]!]! += step * vector.value[j]!;
      bias += step;
      duals[i] = after;
      moved = Math.max(moved, Math.abs(step) / cap);
    }
  }
  return { weights: Float32Array.from(weights), bias };
}

export function trainLogistic(input: LogisticInput): Linear {
  // +1: the bias is a feature that is always on
  const squares = input.vectors.map(({ value }) => value.reduce((sum, v) => sum + v * v, 1));
  const trained = Array.from({ length: input.labelCount }, (_, label) => trainOne(input, label, squares));
  return { weights: trained.map((one) => one.weights), bias: Float64Array.from(trained, (one) => one.bias) };
}

export const scoreLogistic = (model: Linear, vector: SparseVector): Float64Array =>
  model.bias.map((bias, label) => bias + dot(model.weights[label]!, vector));
