/** What was still to be told or counted when the release before stopped is due in the outbox. */
import {
  changeDocuments,
  defineMigration,
  dropIndex,
  type Stored,
  type Update,
} from '../platform/db/migration';

const numberIn = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** A document that waited waits since it was last changed; of any other all events have been dealt with. */
export function toMark(doc: Stored): Update | undefined {
  const { outbox, pending, publishedSeq, version, updatedAt } = doc;
  const isOld = 'pending' in doc || 'publishedSeq' in doc;
  if (outbox !== undefined && !isOld) return undefined;
  const due = updatedAt instanceof Date ? updatedAt : new Date(0);
  const mark = pending === true ? { seq: numberIn(publishedSeq), due } : { seq: numberIn(version) };
  return {
    ...(outbox === undefined ? { $set: { outbox: mark } } : {}),
    ...(isOld ? { $unset: { pending: '', publishedSeq: '' } } : {}),
  };
}

const collections = ['tickets', 'suggestions', 'rewards'] as const;

export const outboxMarks = defineMigration({
  number: 2,
  name: 'marks of the outbox',
  steps: [
    ...collections.map((collection) => changeDocuments({ collection, change: toMark })),
    ...collections.map((collection) => dropIndex({ collection, index: 'pending_1__id_1' })),
  ],
});
