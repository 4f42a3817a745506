/** Puts off the next look at tickets for which nothing was due after all, and lists them anew; they stay as they are. */
import { rulesFor } from '@jsjb/shared/ticket/frozenRules';
import type { Rules } from '@jsjb/shared/ticket/terms';
import { listFieldsOf, ticketOf, type TicketDoc, type TicketModel } from '../../ticket';

export async function rescheduleAlarms(
  tickets: TicketModel,
  docs: readonly TicketDoc[],
  rules: Rules,
  now: Date,
): Promise<void> {
  if (docs.length === 0) return;
  await tickets.collection.bulkWrite(
    docs.map((doc) => {
      const { alarmAt, next } = listFieldsOf(ticketOf(doc), rulesFor(rules, doc.clock), now);
      const update = alarmAt
        ? { $set: { 'list.alarmAt': alarmAt, 'list.next': next } }
        : { $set: { 'list.next': next }, $unset: { 'list.alarmAt': '' as const } };
      return { updateOne: { filter: { _id: doc._id, version: doc.version }, update } };
    }),
    { ordered: false },
  );
}
