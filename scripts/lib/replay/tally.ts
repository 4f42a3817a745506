/** Counts and times the steps of a replay, and prints them as a table. */

export const counted = ['submitted', 'dispatched', 'signed', 'closed', 'refused', 'errors'] as const;
export type Counted = (typeof counted)[number];

export interface Totals extends Record<Counted, number> {
  /** Milliseconds, waiting as told by the server included. */
  steps: Record<string, { p50: number; p95: number }>;
}

/** The smallest value that `share` of all values do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

export function createTally() {
  const counts = Object.fromEntries(counted.map((name) => [name, 0])) as Record<Counted, number>;
  const times = new Map<string, number[]>();
  return {
    count(name: Counted): void {
      counts[name] += 1;
    },
    async time<T>(name: string, work: () => Promise<T>): Promise<T> {
      const began = performance.now();
      const result = await work();
      const taken = times.get(name) ?? [];
      taken.push(performance.now() - began);
      times.set(name, taken);
      return result;
    },
    totals(): Totals {
      const round = (ms: number): number => Math.round(ms * 10) / 10;
      const steps = [...times].map(
        ([name, values]) =>
          [name, { p50: round(percentile(values, 0.5)), p95: round(percentile(values, 0.95)) }] as const,
      );
      return { ...counts, steps: Object.fromEntries(steps) };
    },
  };
}
export type Tally = ReturnType<typeof createTally>;

export function tableOf(totals: Totals, seconds: number): string {
  const line = (name: string, ...cells: (string | number)[]): string =>
    `  ${name.padEnd(12)}${cells.map((cell) => String(cell).padStart(10)).join('')}`;
  return [
    '',
    ...counted.map((name) => line(name, totals[name])),
    '',
    line('step', 'p50 ms', 'p95 ms'),
    ...Object.entries(totals.steps).map(([name, { p50, p95 }]) => line(name, p50.toFixed(1), p95.toFixed(1))),
    '',
    `  ${seconds.toFixed(1)} s`,
  ].join('\n');
}
