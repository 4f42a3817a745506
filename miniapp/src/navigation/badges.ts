/** How many things wait behind an entrance, by its id; whoever knows tells, home and 我的 show it. */
let counts: Readonly<Record<string, number>> = {};
const listeners = new Set<() => void>();

export const badges = {
  get: (): Readonly<Record<string, number>> => counts,
  /** 0 takes the badge away. */
  set(id: string, count: number): void {
    if ((counts[id] ?? 0) === count) return;
    counts = { ...counts, [id]: count };
    listeners.forEach((listener) => listener());
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** As it is written: a number of three digits says no more than 99+. */
export const badgeWords = (count: number | undefined): string =>
  !count ? '' : count > 99 ? '99+' : String(count);
