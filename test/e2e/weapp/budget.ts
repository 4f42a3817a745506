/** What a page may cost on an old phone, below what the platform itself complains about. */
import type { PageMetrics } from '../../weapp-host';

const KB = 1024;

const budget = {
  setDataMaxBytes: 32 * KB,
  setDataMaxPerSecond: 20,
  nodes: 600,
  depth: 20,
  requestsBeforeUseful: 3,
} as const satisfies Partial<Record<keyof PageMetrics, number>>;

const names = Object.keys(budget) as (keyof typeof budget)[];

/** Page, measure, value and limit of everything above its budget. */
export const budgetFaults = (pages: readonly PageMetrics[]): string[] =>
  pages.flatMap((page) =>
    names
      .filter((name) => page[name] > budget[name])
      .map((name) => `${page.path}: ${name} ${page[name]} > ${budget[name]}`),
  );

export function budgetTable(pages: readonly PageMetrics[]): string {
  const heads = ['page', 'setData max', 'per s', 'nodes', 'depth', 'requests'];
  const rows = pages.map((page) => [
    page.path,
    `${(page.setDataMaxBytes / KB).toFixed(1)} KB`,
    ...[page.setDataMaxPerSecond, page.nodes, page.depth, page.requestsBeforeUseful].map(String),
  ]);
  return [heads, ...rows]
    .map(([name = '', ...cells]) => name.padEnd(28) + cells.map((cell) => cell.padStart(13)).join(''))
    .join('\n');
}
