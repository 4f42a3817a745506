/** The outbox's mark on records and on facts: set with every event, so that it hears of each. */
import type { OutboxMarker } from '../outbox';
import type { OutboxMark } from '../outbox/mark';
import type { Happened } from './eventLog';
import type { Marks, RecordStoreOptions } from './storeParts';

/** `record`: as subscriptions call this kind of record. */
export function outboxMarks(record: string, outbox: OutboxMarker): Marks {
  const markOf = (doc: object) => (doc as { outbox?: OutboxMark }).outbox;
  return {
    onCreate: (events) => ({ outbox: outbox.markNew(record, events) }),
    onAppend(events, stored) {
      const { set, mark } = outbox.markAppended(record, markOf(stored), events);
      return { set, after: { outbox: mark } };
    },
    onStored(doc) {
      if (markOf(doc)?.due) outbox.nudge(record);
    },
  };
}

/** A fact is a document of one event; where nobody waits for it, it carries no mark. `record`: the name of its model. */
export function factMarks(
  record: string,
  outbox: OutboxMarker,
): Required<Pick<RecordStoreOptions<never, object>, 'markFact' | 'onFactsStored'>> {
  return {
    markFact({ type }: Happened) {
      const mark = outbox.markNew(record, [{ seq: 1, type }]);
      return mark.due ? { outbox: mark } : {};
    },
    onFactsStored(facts) {
      if (facts.some((fact) => 'outbox' in fact)) outbox.nudge(record);
    },
  };
}
