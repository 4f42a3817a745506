/** The facts that a record's page shows: of each kind the newest, and how many more there are. */
import type { ActionName, RecordTypes } from '@jsjb/shared/kit/terms';
import type { FactOf } from './factEvents';
import type { FactStore } from './factStore';
import type { FactDoc, RecordDoc } from './recordDoc';
import type { RecordStore } from './recordStore';

/** Not all of a kind, but those that a reader may see: as a question to the store, and of one at hand. */
export interface Visible {
  where: object;
  fits: (fact: FactDoc) => boolean;
}
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
  /** For kinds of which a reader sees only some. */
  visible: Partial<Record<ActionName<T>, Visible>> = {},
): Promise<ShownFacts<E>> {
  const counts: Record<string, number> = { ...stateOf(doc).counts };
  // What an earlier release wrote into the log is shown as all of it.
  for (const { type } of doc.events) {
    const action = record.factOf(type);
    if (action) counts[action] = (counts[action] ?? 0) - 1;
  }
  const kinds = (Object.entries(most) as [ActionName<T>, number][]).map(async ([action, limit]) => {
    const all = counts[action] ?? 0;
    if (all <= 0) return { action, shown: [], count: 0 };
    const { where, fits } = visible[action] ?? { where: undefined, fits: () => true };
    const recordId = String(doc._id);
    const { docs, next } = await facts.page(recordId, action, { limit, ...(where ? { where } : {}) });
    const settled = new Set(docs.map(({ _id }) => _id));
    const waiting = (doc.unsettled ?? []).filter(
      (fact) => fact.action === action && !settled.has(fact._id) && fits(fact),
    );
    const shown = [...docs, ...waiting];
    const count = !where ? all : next ? await facts.countOf(recordId, action, where) : shown.length;
    return { action, shown, count };
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
