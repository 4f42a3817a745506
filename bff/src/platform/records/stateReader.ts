/** The pure record inside a stored document. */
import type { RecordTypes } from '@jsjb/shared/kit/terms';
import type { FactDoc, RecordDoc } from './recordDoc';

/** The fields beside the state that every record has. */
export const storeFields = ['_id', 'events', 'idempotency', 'unsettled'] as const;
/** Every field that a feature stores beside the state, named once. */
export type Beside<Side extends object> = Record<Exclude<keyof Side & string, '_id'>, true>;

/** Reads the pure record inside a stored document. */
export function stateReader<T extends RecordTypes, Side extends object>(
  beside: Beside<Side>,
): (doc: RecordDoc<T, Side>) => T['state'] {
  const kept = new Set<string>([...storeFields, ...Object.keys(beside)]);
  return (doc) => {
    const state: Record<string, unknown> = { id: String(doc._id) };
    for (const [field, value] of Object.entries(doc)) if (!kept.has(field)) state[field] = value;
    if (doc.unsettled?.length) state['counts'] = countedWith(doc.counts, doc.unsettled);
    return state as unknown as T['state'];
  };
}

/** The counts with what is on its way: a fact counts from the moment it was accepted. */
export function countedWith(
  counts: Readonly<Record<string, number>> | undefined,
  facts: readonly Pick<FactDoc, 'action'>[],
): Record<string, number> {
  const all = { ...counts };
  for (const { action } of facts) all[action] = (all[action] ?? 0) + 1;
  return all;
}
