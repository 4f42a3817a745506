/** The facts that a record's page shows: of each kind the newest, and how many more there are. */
import type { ActionName, RecordTypes } from '@jsjb/shared/kit/terms';
import type { FactOf } from './factEvents';
import type { FactStore } from './factStore';
import type { FactDoc, RecordDoc } from './recordDoc';
import type { RecordStore } from './recordStore';

/** How many of each kind are shown. */
export type Most<T extends RecordTypes> = Partial<Record<ActionName<T>, number>>;

export interface ShownFacts<E extends { type: string; at: Date }> {
  /** The oldest first. */
  facts: readonly FactOf<E>[];
  /** How many of each kind there are beside the log. */
  counts: Readonly<Record<string, number>>;
  /** What is left out, and since when nothing is. */
  earlier: readonly { action: string; count: number; before: Date }[];
}

const oldestFirst = (one: { at: Date }, other: { at: Date }): number => one.at.getTime() - other.at.getTime();

export async function shownFacts<
  T extends RecordTypes,
  Side extends object,
  E extends { type: string; at: Date },
>(
  doc: RecordDoc<T, Side>,
  { record, facts, stateOf }: RecordStore<T, Side> & { facts: FactStore<T, Side> },
  most: Most<T>,
): Promise<ShownFacts<E>> {
  const counts: Record<string, number> = { ...stateOf(doc).counts };
  // What an earlier release wrote into the log is shown as all of it.
  for (const { type } of doc.events) {
    const action = record.factOf(type);
    if (action) counts[action] = (counts[action] ?? 0) - 1;
  }
  const kinds = (Object.entries(most) as [ActionName<T>, number][]).map(async ([action, limit]) => {
    const count = counts[action] ?? 0;
    if (count <= 0) return { action, shown: [], count: 0 };
    const { docs } = await facts.page(String(doc._id), action, { limit });
    const settled = new Set(docs.map(({ _id }) => _id));
    const waiting = (doc.unsettled ?? []).filter((fact) => fact.action === action && !settled.has(fact._id));
    return { action, shown: [...docs, ...waiting], count };
  });
  const all = await Promise.all(kinds);
  const shown: FactDoc[] = all.flatMap((kind) => kind.shown).sort(oldestFirst);
  return {
    facts: shown as unknown as FactOf<E>[],
    counts,
    earlier: all.flatMap(({ action, shown: newest, count }) => {
      const [oldest] = newest.toSorted(oldestFirst);
      return oldest && count > newest.length
        ? [{ action, count: count - newest.length, before: oldest.at }]
        : [];
    }),
  };
}
