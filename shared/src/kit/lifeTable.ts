/** A life as data: its arrows, and the proof that its rows make sense. */
import type { Transition } from './terms';

export interface LifeTable {
  /** What lives by it, for the message. */
  name: string;
  statuses: readonly string[];
  start: string;
  /** In these nobody waits for anything any more. */
  ends: readonly string[];
  rows: Readonly<Record<string, Transition>>;
}

/** The arrows of a row: from which status to which other, or to itself anew. */
export const arrowsOf = <S extends string>({ from, to, staysIn, never }: Transition<S>): [S, S][] =>
  from
    .filter((status) => !staysIn?.includes(status))
    .flatMap((status) =>
      to
        .filter((next): next is S => next !== 'same' && !never?.[status]?.includes(next as S))
        .map((next): [S, S] => [status, next]),
    );

function rowFaults(
  action: string,
  { by, from, to, staysIn, fact }: Transition,
  known: Set<string>,
): string[] {
  const named = [...from, ...to.filter((status) => status !== 'same'), ...(staysIn ?? [])];
  return [
    ...(Object.keys(by).length === 0 ? ['nobody may do it'] : []),
    ...(from.length === 0 ? ['never possible'] : []),
    ...(to.length === 0 ? ['leads to no status'] : []),
    ...(fact && to.some((status) => status !== 'same') ? ['a fact changes no status'] : []),
    ...named.filter((status) => !known.has(status)).map((status) => `unknown status ${status}`),
  ].map((fault) => `${action}: ${fault}`);
}

/**
 * Every fault of a table: a status that cannot be reached from the start or cannot reach an end, a row that names an
 * unknown status or nobody.
 */
export function lifeFaults({ statuses, start, ends, rows }: LifeTable): string[] {
  const known = new Set(statuses);
  const edges = new Map<string, Set<string>>();
  for (const row of Object.values(rows))
    for (const [from, to] of arrowsOf(row)) edges.set(from, (edges.get(from) ?? new Set()).add(to));
  const reach = (from: string): Set<string> => {
    const seen = new Set([from]);
    for (const status of seen) for (const next of edges.get(status) ?? []) seen.add(next);
    return seen;
  };
  const reached = reach(start);
  return [
    ...[start, ...ends].filter((status) => !known.has(status)).map((status) => `unknown status ${status}`),
    ...Object.entries(rows).flatMap(([action, row]) => rowFaults(action, row, known)),
    ...statuses.filter((status) => !reached.has(status)).map((status) => `${status}: cannot be reached`),
    ...statuses
      .filter((status) => ![...reach(status)].some((next) => ends.includes(next)))
      .map((status) => `${status}: leads nowhere`),
  ];
}
