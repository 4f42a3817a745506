/** Repeatable chance: the generator of Park and Miller; nothing more is needed. */
export function draws(seed: number): () => number {
  let state = (Math.abs(seed) % 2147483646) + 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}
