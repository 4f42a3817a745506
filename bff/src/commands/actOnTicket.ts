/** One action on one ticket: guard the version, ask `decide`, write the event. */
import { AppError } from '@jsjb/shared/errors';
import { asError } from '@jsjb/shared/refusal';
import type { Action } from '@jsjb/shared/ticket/action';
import { decide } from '@jsjb/shared/ticket/decide';
import type { Caller, Deps } from '../deps';
import { moveTicket } from '../models/moveTicket';
import { ticketOf, type TicketDoc } from '../models/ticketDoc';

/** Tried again while whoever was faster changed nothing that the caller relied on; nobody types it twice. */
const TRIES = 5;

/** The clockwork's reminders change nothing a person decides on: they do not make what was seen out of date. */
const isAsSeen = (doc: TicketDoc, version: number | undefined): boolean =>
  version === undefined ||
  (version <= doc.version &&
    doc.events.every(({ seq, type }) => seq <= version || type === 'ticket.alarmed'));

async function attempt(doc: TicketDoc, action: Action, deps: Deps, caller: Caller): Promise<TicketDoc> {
  const decision = decide(ticketOf(doc), action, caller.actor, caller.now, deps.rules);
  if (!decision.ok) throw asError(decision);
  return moveTicket(deps.models.tickets, doc, decision.event, {
    key: caller.idempotencyKey,
    rules: deps.rules,
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
  const { idempotencyKey: key, actor } = caller;
  if (key && doc.events.some((event) => event.key === key && event.by.personId === actor.personId))
    return doc;
  if (!isAsSeen(doc, version)) throw new AppError('CONFLICT');
  for (let left = TRIES, current = doc; ;) {
    try {
      return await attempt(current, action, deps, caller);
    } catch (error) {
      left -= 1;
      if (!(error instanceof AppError && error.code === 'CONFLICT') || left === 0) throw error;
      const fresh = await deps.models.tickets.findById(doc._id).lean<TicketDoc>();
      if (!fresh || !isAsSeen(fresh, version)) throw error;
      current = fresh;
    }
  }
}
