/**
 * The only writer of a ticket's state. Opening is one insert, every later step one update guarded by the version:
 * the state and the event that led to it are stored together or not at all.
 */
import { createHash } from 'node:crypto';
import { AppError } from '@jsjb/shared/errors';
import type { EventBase, TicketEvent } from '@jsjb/shared/ticket/event';
import { evolve, openTicket } from '@jsjb/shared/ticket/evolve';
import type { Ticket } from '@jsjb/shared/ticket/ticket';
import { hasReaction } from './reactingEvents';
import { listFieldsOf } from './listFields';
import { ticketOf, type LoggedEvent, type TicketDoc } from './ticketDoc';
import type { TicketModel } from './ticketModel';

/** Chains an event to the one before: an event changed, dropped or moved breaks the chain. */
export function logged(event: TicketEvent, seq: number, previous: string, key?: string): LoggedEvent {
  const hash = createHash('sha256')
    .update(JSON.stringify([seq, previous, event.type, event.at.toISOString(), event.by, event.data]))
    .digest('base64url');
  return { ...event, seq, previous, hash, ...(key ? { key } : {}) };
}

/** The document of a new ticket; not stored yet. */
export function newTicketDoc(
  event: EventBase<'ticket.submitted'>,
  extra: Pick<TicketDoc, '_id' | 'once' | 'personal'>,
): TicketDoc {
  const { _id } = extra;
  const { id: _, ...ticket } = openTicket(_id.toHexString(), event);
  const waits = hasReaction(event.type);
  return {
    ...extra,
    ...ticket,
    events: [logged(event, 1, '')],
    list: listFieldsOf({ id: _id.toHexString(), ...ticket }),
    publishedSeq: waits ? 0 : 1,
    ...(waits ? { pending: true as const } : {}),
  };
}

/** Fields that differ, split into what to set and what to remove. */
function changes(
  before: Ticket,
  after: Ticket,
): { $set: Record<string, unknown>; $unset: Record<string, ''> } {
  const $set: Record<string, unknown> = {};
  const $unset: Record<string, ''> = {};
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof Ticket>) {
    if (key === 'id' || before[key] === after[key]) continue;
    if (after[key] === undefined) $unset[key] = '';
    else $set[key] = after[key];
  }
  return { $set, $unset };
}

/** Appends one event and stores what it makes of the ticket. Throws CONFLICT when somebody was faster. */
export async function moveTicket(
  tickets: TicketModel,
  doc: TicketDoc,
  event: TicketEvent,
  key?: string,
): Promise<TicketDoc> {
  const before = ticketOf(doc);
  const after = evolve(before, event);
  const entry = logged(event, after.version, doc.events.at(-1)?.hash ?? '', key);
  const { $set, $unset } = changes(before, after);
  const list = listFieldsOf(after);
  const settled = !hasReaction(event.type) && !doc.pending;
  const published = settled ? { publishedSeq: after.version } : { pending: true };
  const result = await tickets.collection.updateOne(
    { _id: doc._id, version: doc.version },
    {
      $set: { ...$set, list, ...published },
      ...(Object.keys($unset).length > 0 ? { $unset } : {}),
      // The driver's types know only its own document type here.
      $push: { events: entry as never },
    },
  );
  if (result.matchedCount === 0) throw new AppError('CONFLICT');
  const { id: _, ...state } = after;
  return {
    ...doc,
    ...state,
    list,
    events: [...doc.events, entry],
    ...(settled ? { publishedSeq: after.version } : { pending: true }),
  };
}
