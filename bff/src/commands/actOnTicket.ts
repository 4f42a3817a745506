/** One action on one ticket: guard the version, decide, write the event. */
import { AppError } from '@jsjb/shared/errors';
import { asError } from '@jsjb/shared/refusal';
import type { Action } from '@jsjb/shared/ticket/action';
import { ticketRecord } from '@jsjb/shared/ticket/record';
import type { Caller, Deps } from '../deps';
import { isLogged } from '../models/eventLog';
import { moveTicket } from '../models/moveTicket';
import { ticketOf, type TicketDoc } from '../models/ticketDoc';

/** Tried again while whoever was faster changed nothing that the caller relied on; nobody types it twice. */
const TRIES = 5;

/** The scheduler's reminders change nothing a person decides on: they do not make what was seen out of date. */
const isAsSeen = (doc: TicketDoc, version: number | undefined): boolean =>
  version === undefined ||
  (version <= doc.version &&
    doc.events.every(({ seq, type }) => seq <= version || type === 'ticket.alarmed'));

async function attempt(doc: TicketDoc, action: Action, deps: Deps, caller: Caller): Promise<TicketDoc> {
  const decision = ticketRecord.decide(ticketOf(doc), action, caller.actor, caller.now, deps.rules);
  if (!decision.ok) throw asError(decision);
  return moveTicket(deps.models.tickets, doc, decision.event, {
    key: caller.idempotencyKey,
    rules: deps.rules,
    outbox: deps.outbox,
  });
}

/**
 * `doc` is what the caller may read, `version` what the caller saw; undefined for what may be added at any time.
 * A repeat with the key of an event already logged changes nothing. Throws CONFLICT when somebody was faster.
 */
export async function actOnTicket(
  doc: TicketDoc,
  action: Action,
  version: number | undefined,
  deps: Deps,
  caller: Caller,
): Promise<TicketDoc> {
  const step = {
    types: ticketRecord.eventsOf(action.name),
    key: caller.idempotencyKey,
    personId: caller.actor.personId,
  };
  for (let left = TRIES, current = doc; ;) {
    // Whoever was faster may have been the same request, sent twice.
    if (isLogged(current.events, step)) return current;
    if (!isAsSeen(current, version)) throw new AppError('CONFLICT');
    try {
      return await attempt(current, action, deps, caller);
    } catch (error) {
      left -= 1;
      if (!(error instanceof AppError && error.code === 'CONFLICT') || left === 0) throw error;
      const fresh = await deps.models.tickets.findById(doc._id).lean<TicketDoc>();
      if (!fresh) throw error;
      current = fresh;
    }
  }
}
