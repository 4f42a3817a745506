/** A life as data: one row per action, and the proof that the rows make sense. Suggestions and rewards live by it. */
import type { Role } from './people/role';

export interface Transition<Status extends string, Relation extends string> {
  from: readonly Status[];
  /** Where it may lead; `same` leaves the status as it is. */
  to: readonly (Status | 'same')[];
  by: Partial<Record<Role | 'system', Relation>>;
}

export interface LifeTable<Status extends string> {
  /** What lives by it, for the message. */
  name: string;
  statuses: readonly Status[];
  start: Status;
  /** In these nobody waits for anything any more. */
  ends: readonly Status[];
  rows: Readonly<Record<string, Transition<Status, string>>>;
}

/** The arrows of a row: from which status to which. */
export const arrowsOf = <S extends string>(row: Transition<S, string>): [S, S][] =>
  row.from.flatMap((from) => row.to.filter((to) => to !== 'same').map((to): [S, S] => [from, to as S]));

/**
 * Every status is reached from the start, every status can reach an end, no row names an unknown status or nobody.
 * Called at start-up; throws with every fault found.
 */
export function proveLife<S extends string>({ name, statuses, start, ends, rows }: LifeTable<S>): void {
  const faults = new Set<string>();
  const known = new Set<string>(statuses);
  const edges = new Map<string, Set<string>>();
  for (const [action, row] of Object.entries(rows)) {
    if (Object.keys(row.by).length === 0) faults.add(`${action}: nobody may do it`);
    if (row.from.length === 0) faults.add(`${action}: never possible`);
    if (row.to.length === 0) faults.add(`${action}: leads to no status`);
    for (const status of [...row.from, ...row.to]) {
      if (status !== 'same' && !known.has(status)) faults.add(`${action}: unknown status ${status}`);
    }
    for (const [from, to] of arrowsOf(row)) edges.set(from, (edges.get(from) ?? new Set()).add(to));
  }
  const reach = (from: string): Set<string> => {
    const seen = new Set([from]);
    for (const status of seen) for (const next of edges.get(status) ?? []) seen.add(next);
    return seen;
  };
  const reached = reach(start);
  for (const status of statuses) {
    if (!reached.has(status)) faults.add(`${status}: cannot be reached`);
    const ended = [...reach(status)].some((next) => (ends as readonly string[]).includes(next));
    if (!ended) faults.add(`${status}: leads nowhere`);
  }
  if (faults.size > 0) throw new Error(`The life of a ${name} is not sound:\n${[...faults].join('\n')}`);
}
