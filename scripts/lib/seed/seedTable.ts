/** What seeding would do, as a table for the terminal. */
import type { SeedPlan } from './seedCity';

interface Counts {
  name: string;
  add: number;
  overwrite: number;
  same: number;
  others: number;
}

type Column = readonly [title: string, of: (row: Counts) => number];

const storing: readonly Column[] = [
  ['to add', (row) => row.add],
  ['to overwrite', (row) => row.overwrite],
  ['the same', (row) => row.same],
  ['left alone', (row) => row.others],
];
/** After a reset everything of the city is new. */
const resetting: readonly Column[] = [
  ['to remove', (row) => row.overwrite + row.same + row.others],
  ['to add', (row) => row.add + row.overwrite + row.same],
];

export function seedTable({ collections, tickets }: SeedPlan, storedTickets: number, reset: boolean): string {
  const rows = collections.map(({ name, added, changed, same, others }): Counts => ({
    name,
    add: added.length,
    overwrite: changed.length,
    same,
    others,
  }));
  const { opened: add, kept: same } = tickets;
  rows.push({ name: 'tickets', add, overwrite: 0, same, others: storedTickets - same });
  const columns = reset ? resetting : storing;
  const line = (name: string, cells: readonly (string | number)[]): string =>
    `  ${name.padEnd(12)}${cells.map((cell) => String(cell).padStart(14)).join('')}`;
  const titles = columns.map(([title]) => title);
  return [
    line('', titles),
    ...rows.map((row) =>
      line(
        row.name,
        columns.map(([, of]) => of(row)),
      ),
    ),
  ].join('\n');
}
