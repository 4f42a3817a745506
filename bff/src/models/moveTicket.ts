/**
 * The only writer of a ticket's state. Opening is one insert, every later step one update guarded by the version:
 * the state and the event that led to it are stored together or not at all.
 */
import { isDeepStrictEqual } from 'node:util';
import { AppError } from '@jsjb/shared/errors';
import type { EventBase, TicketEvent } from '@jsjb/shared/ticket/event';
import { rulesFor } from '@jsjb/shared/ticket/frozenRules';
import { ticketRecord } from '@jsjb/shared/ticket/record';
import type { Rules } from '@jsjb/shared/ticket/terms';
import type { OutboxMarker } from '../platform/outbox';
import { chained, changes, updateOf, type Changes } from './eventLog';
import { listFieldsAfterAlarms, listFieldsOf } from './listFields';
import { ticketOf, type ListFields, type LoggedEvent, type TicketDoc } from './ticketDoc';
import type { TicketModel } from './ticketModel';

/** The document of a new ticket; not stored yet. */
export function newTicketDoc(
  event: EventBase<'ticket.submitted'>,
  extra: Pick<TicketDoc, '_id' | 'idempotency' | 'personal'>,
  outbox: OutboxMarker,
): TicketDoc {
  const { _id } = extra;
  const { id: _, ...ticket } = ticketRecord.open(_id.toHexString(), event);
  const events = [chained<TicketEvent>(event, 1, '')];
  return {
    ...extra,
    ...ticket,
    events,
    list: listFieldsOf({ id: _id.toHexString(), ...ticket }),
    outbox: outbox.markNew('tickets', events),
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

export interface MoveOptions {
  outbox: OutboxMarker;
  rules?: Rules;
  key?: string | undefined;
}

export interface Move {
  /** The guarded update that stores the step. */
  filter: { _id: TicketDoc['_id']; version: number };
  update: object;
  after: TicketDoc;
}

/** What storing these events does to the document: one update, guarded by the version they were decided on. */
export function moveOf(
  doc: TicketDoc,
  events: readonly TicketEvent[],
  { outbox, rules, key }: MoveOptions,
): Move {
  const before = ticketOf(doc);
  const entries: LoggedEvent[] = [];
  let after = before;
  for (const event of events) {
    after = ticketRecord.evolve(after, event);
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
  const { set, mark } = outbox.markAppended('tickets', doc.outbox, entries);
  const { id: _, ...state } = after;
  return {
    filter: { _id: doc._id, version: doc.version },
    update: {
      ...updateOf({ $set: { ...$set, ...set }, $unset }),
      $push: { events: { $each: entries } },
    },
    after: { ...doc, ...state, list, events: [...doc.events, ...entries], outbox: mark },
  };
}

/** Appends one event and stores what it makes of the ticket. Throws CONFLICT when somebody was faster. */
export async function moveTicket(
  tickets: TicketModel,
  doc: TicketDoc,
  event: TicketEvent,
  options: MoveOptions,
): Promise<TicketDoc> {
  const { filter, update, after } = moveOf(doc, [event], options);
  const result = await tickets.collection.updateOne(filter, update);
  if (result.matchedCount === 0) throw new AppError('CONFLICT');
  if (after.outbox.due) options.outbox.nudge('tickets');
  return after;
}

/**
 * Moves many tickets at once, each guarded by its own version; those that somebody else moved meanwhile stay as that
 * one left them. How many were moved.
 */
export async function moveTickets(
  tickets: TicketModel,
  moves: readonly { doc: TicketDoc; events: readonly TicketEvent[] }[],
  options: MoveOptions,
): Promise<number> {
  if (moves.length === 0) return 0;
  const planned = moves.map(({ doc, events }) => moveOf(doc, events, options));
  const operations = planned.map(({ filter, update }) => ({ updateOne: { filter, update } }));
  const result = await tickets.collection.bulkWrite(operations, { ordered: false });
  if (planned.some(({ after }) => after.outbox.due)) options.outbox.nudge('tickets');
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
