/** Deterministic stratified folds that keep near-copies of one text on the same side. */

/** mulberry32: a small seeded generator, so that the same seed always gives the same split. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** `groups[i]` is the same for near-copies; a group takes the label of its first row. Gives each row's fold. */
export function stratifiedFolds(
  labels: readonly (string | number)[],
  folds: number,
  seed = 1,
  groups?: readonly number[],
): number[] {
  const random = seeded(seed);
  const leaders = labels.map((_, at) => at).filter((at) => !groups || groups.indexOf(groups[at]!) === at);
  const order = leaders.map((at) => ({ at, key: random() })).sort((a, b) => a.key - b.key);
  const foldOf = labels.map(() => 0);
  let next = Math.floor(random() * folds);
  for (const label of new Set(labels)) {
    for (const { at } of order) if (labels[at] === label) foldOf[at] = next++ % folds;
  }
  return groups ? foldOf.map((_, at) => foldOf[groups.indexOf(groups[at]!)]!) : foldOf;
}
