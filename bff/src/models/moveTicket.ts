/**
 * The only writer of a ticket's state. Opening is one insert, every later step one update guarded by the version:
 * the state and the event that led to it are stored together or not at all.
 */
import { isDeepStrictEqual } from 'node:util';
import { AppError } from '@jsjb/shared/errors';
import type { EventBase, TicketEvent } from '@jsjb/shared/ticket/event';
import { evolve, openTicket } from '@jsjb/shared/ticket/evolve';
import type { Rules } from '@jsjb/shared/ticket/deadline';
import { rulesFor } from '@jsjb/shared/ticket/frozenRules';
import { chained, changes, updateOf, type Changes } from './eventLog';
import { hasReaction } from './reactingEvents';
import { listFieldsAfterAlarms, listFieldsOf } from './listFields';
import { ticketOf, type ListFields, type LoggedEvent, type TicketDoc } from './ticketDoc';
import type { TicketModel } from './ticketModel';

/** The document of a new ticket; not stored yet. `followed`: something must be done about it once it is stored. */
export function newTicketDoc(
  event: EventBase<'ticket.submitted'>,
  extra: Pick<TicketDoc, '_id' | 'idempotency' | 'personal'>,
  followed = hasReaction(event.type),
): TicketDoc {
  const { _id } = extra;
  const { id: _, ...ticket } = openTicket(_id.toHexString(), event);
  return {
    ...extra,
    ...ticket,
    events: [chained<TicketEvent>(event, 1, '')],
    list: listFieldsOf({ id: _id.toHexString(), ...ticket }),
    publishedSeq: followed ? 0 : 1,
    ...(followed ? { pending: true as const } : {}),
  };
}

/** The lists are recomputed whole but written only where they differ: most steps leave most of them as they are. */
function listChanges(before: ListFields, after: ListFields, into: Changes): void {
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof ListFields>) {
    if (before[key] === after[key] || isDeepStrictEqual(before[key], after[key])) continue;
    if (after[key] === undefined) into.$unset[`list.${key}`] = '';
    else into.$set[`list.${key}`] = after[key];
  }
}

export interface Move {
  /** The guarded update that stores the step. */
  filter: { _id: TicketDoc['_id']; version: number };
  update: object;
  after: TicketDoc;
}

/** What storing these events does to the document: one update, guarded by the version they were decided on. */
export function moveOf(doc: TicketDoc, events: readonly TicketEvent[], rules?: Rules, key?: string): Move {
  const before = ticketOf(doc);
  const entries: LoggedEvent[] = [];
  let after = before;
  for (const event of events) {
    after = evolve(after, event);
    const previous = (entries.at(-1) ?? doc.events.at(-1))?.hash ?? '';
    entries.push(chained(event, after.version, previous, key));
  }
  const changed = changes(before, after);
  const frozen = rules && rulesFor(rules, after.clock);
  const list = events.every(({ type }) => type === 'ticket.alarmed')
    ? listFieldsAfterAlarms(doc.list, after, frozen)
    : listFieldsOf(after, frozen);
  listChanges(doc.list, list, changed);
  const { $set, $unset } = changed;
  const settled = !events.some(({ type }) => hasReaction(type)) && !doc.pending;
  const published = settled ? { publishedSeq: after.version } : { pending: true as const };
  const { id: _, ...state } = after;
  return {
    filter: { _id: doc._id, version: doc.version },
    update: {
      ...updateOf({ $set: { ...$set, ...published }, $unset }),
      $push: { events: { $each: entries } },
    },
    after: { ...doc, ...state, list, events: [...doc.events, ...entries], ...published },
  };
}

/** Appends one event and stores what it makes of the ticket. Throws CONFLICT when somebody was faster. */
export async function moveTicket(
  tickets: TicketModel,
  doc: TicketDoc,
  event: TicketEvent,
  { key, rules }: { key?: string | undefined; rules?: Rules } = {},
): Promise<TicketDoc> {
  const { filter, update, after } = moveOf(doc, [event], rules, key);
  const result = await tickets.collection.updateOne(filter, update);
  if (result.matchedCount === 0) throw new AppError('CONFLICT');
  return after;
}

/**
 * Moves many tickets at once, each guarded by its own version; those that somebody else moved meanwhile stay as that
 * one left them. How many were moved.
 */
export async function moveTickets(
  tickets: TicketModel,
  moves: readonly { doc: TicketDoc; events: readonly TicketEvent[] }[],
  rules: Rules,
): Promise<number> {
  if (moves.length === 0) return 0;
  const operations = moves.map(({ doc, events }) => {
    const { filter, update } = moveOf(doc, events, rules);
    return { updateOne: { filter, update } };
  });
  const result = await tickets.collection.bulkWrite(operations, { ordered: false });
  return result.matchedCount;
}

/** Puts off the next look at tickets for which nothing was due after all; the tickets themselves stay as they are. */
export async function rescheduleAlarms(
  tickets: TicketModel,
  docs: readonly TicketDoc[],
  rules: Rules,
  now: Date,
): Promise<void> {
  if (docs.length === 0) return;
  await tickets.collection.bulkWrite(
    docs.map((doc) => {
      const { alarmAt } = listFieldsOf(ticketOf(doc), rulesFor(rules, doc.clock), now);
      const update = alarmAt
        ? { $set: { 'list.alarmAt': alarmAt } }
        : { $unset: { 'list.alarmAt': '' as const } };
      return { updateOne: { filter: { _id: doc._id, version: doc.version }, update } };
    }),
    { ordered: false },
  );
}
