/** Which row of a list a key leads to. Pure. */

const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at) => at + 1,
  // Above the first row of a list nothing was chosen from yet there is its end.
  ArrowUp: (at, count) => (at < 0 ? count - 1 : at - 1),
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** `at` is -1 while no row is chosen. Undefined: the key moves nothing. */
export function rowAfter(key: string, at: number, count: number): number | undefined {
  const next = steps[key]?.(at, count);
  return next === undefined || next < 0 || next >= count || next === at ? undefined : next;
}
