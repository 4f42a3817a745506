/** The outbox's mark on records: set with every event, so that it hears of each. */
import type { OutboxMarker } from '../outbox';
import type { OutboxMark } from '../outbox/mark';
import type { Marks } from './storeParts';

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
