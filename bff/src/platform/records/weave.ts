/** Puts what stands beside a log between its entries, whose own order stays as it is. */
export function weave<T>(
  log: readonly T[],
  beside: readonly T[],
  isBefore: (one: T, entry: T) => boolean,
): T[] {
  const woven: T[] = [];
  let next = 0;
  for (const entry of log) {
    for (let one = beside[next]; one !== undefined && isBefore(one, entry); one = beside[next]) {
      woven.push(one);
      next += 1;
    }
    woven.push(entry);
  }
  return [...woven, ...beside.slice(next)];
}
