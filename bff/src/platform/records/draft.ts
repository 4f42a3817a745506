/** Events on their way into a record: what they make of it, and the one guarded update that stores them. */
import type { RecordEvent, RecordTypes } from '@jsjb/shared/kit/terms';
import { addDerived, changes, updateOf } from './changes';
import { chained, type Logged } from './eventLog';
import type { RecordDoc } from './recordDoc';
import type { Act, RecordStoreOptions, StoreParts } from './storeParts';

/** A record with events that are decided and not stored yet. */
export interface Draft<T extends RecordTypes, Side extends object> {
  stored: RecordDoc<T, Side>;
  /** As it is stored; with facts on their way it counts more than the document does. */
  before: T['state'];
  state: T['state'];
  entries: readonly Logged<RecordEvent<T>>[];
}

/** What storing a draft does to the document. */
export interface Move<T extends RecordTypes, Side extends object> {
  filter: object;
  update: object;
  after: RecordDoc<T, Side>;
}

export const draftOf = <T extends RecordTypes, Side extends object>(
  stored: RecordDoc<T, Side>,
  { stateOf }: Pick<StoreParts<T, Side>, 'stateOf'>,
): Draft<T, Side> => {
  const before = stateOf(stored);
  return { stored, before, state: before, entries: [] };
};

/** The log as it would be. */
export const logOf = <T extends RecordTypes, Side extends object>({
  stored,
  entries,
}: Draft<T, Side>): readonly Logged<RecordEvent<T>>[] =>
  entries.length === 0 ? stored.events : [...stored.events, ...entries];

export function withEvent<T extends RecordTypes, Side extends object>(
  draft: Draft<T, Side>,
  event: RecordEvent<T>,
  { record }: Pick<RecordStoreOptions<T, Side>, 'record'>,
  key?: string,
): Draft<T, Side> {
  const state = record.evolve(draft.state, event);
  const before = draft.entries.at(-1) ?? draft.stored.events.at(-1);
  return {
    ...draft,
    state,
    entries: [...draft.entries, chained(event, state.version, before?.hash ?? '', key)],
  };
}

/** One update, guarded by the version that the events were decided on. */
export function moveOf<T extends RecordTypes, Side extends object>(
  { stored, before, state: after, entries }: Draft<T, Side>,
  { own, marks }: Pick<StoreParts<T, Side>, 'own' | 'marks'>,
  context: Act<T>['context'],
): Move<T, Side> {
  const changed = changes(before, after);
  const derived = own?.(after, { events: entries, context, stored });
  if (derived) addDerived(changed, stored, derived);
  const marked = marks?.onAppend(entries, stored);
  Object.assign(changed.$set, marked?.set);
  const { id: _, counts, ...state } = after;
  // Facts on their way are counted when they are settled, not with somebody else's event.
  const counted = counts === before.counts ? {} : { counts };
  const whole = { ...stored, ...state, ...counted, ...derived, ...marked?.after };
  const gone = Object.keys(changed.$unset);
  return {
    filter: { _id: stored._id, version: stored.version },
    update: { ...updateOf(changed), $push: { events: { $each: entries } } },
    after: {
      ...Object.fromEntries(Object.entries(whole).filter(([field]) => !gone.includes(field))),
      events: [...stored.events, ...entries],
    } as unknown as RecordDoc<T, Side>,
  };
}
