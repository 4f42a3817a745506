/**
 * Plays the sample tickets: opened by the same command as a request, each step decided by the same rules, with the
 * clock turned to its instant. The steps of a ticket are stored together: whoever cuts seeding short leaves it just
 * opened, and the next time it is played to its end.
 */
import { submitTicket } from '@jsjb/bff/ticket/commands/submitTicket';
import type { Deps } from '@jsjb/bff/deps';
import { idempotencyOf } from '@jsjb/bff/platform/records/idempotency';
import { ticketOf, type TicketDoc } from '@jsjb/bff/ticket/store/ticketDoc';
import { posterScene } from '@jsjb/bff/poster/access/posterCode';
import { resolveAction } from '@jsjb/bff/ticket/queries/resolveAction';
import { ticketActions, type ActionBody, type PublicAction } from '@jsjb/shared/ticket/actionContract';
import { submitBody } from '@jsjb/shared/ticket/contract';
import type { TicketEvent } from '@jsjb/shared/ticket/event';
import { ticketRecord } from '@jsjb/shared/ticket/record';
import { castOf } from './cast';
import type { City, DemoTicket } from './city';
import { ticketScript, type TicketScript } from './ticketScript';

const BATCH = 50;

/** Oldest first: lists order by identifier, and identifiers follow the order of opening. */
const ticketScripts = (city: City, tickets: readonly DemoTicket[], deps: Deps): TicketScript[] =>
  tickets
    .map((ticket, turn) => ticketScript(ticket, castOf(ticket, city, turn), deps.now(), deps.rules))
    .sort((a, b) => a.openedAt.getTime() - b.openedAt.getTime());

const findOpened = ({ opener, key }: TicketScript, { models }: Deps) =>
  models.tickets
    .findOne({ 'idempotency.key': idempotencyOf(opener.personId, key, '').key })
    .lean<TicketDoc>();

function open(script: TicketScript, deps: Deps): Promise<TicketDoc> {
  const { opener, openedAt, key, posterNumber } = script;
  const { place, ...rest } = script.opening as { place: object };
  const scene = posterNumber ? { scene: posterScene(posterNumber, deps.keys) } : {};
  const { source = 'miniapp', ...body } = submitBody.parse({ ...rest, place: { ...place, ...scene } });
  return submitTicket({ ...body, source }, deps, {
    actor: opener,
    postIndex: 0,
    now: openedAt,
    idempotencyKey: key,
  });
}

/** The events that a script's steps lead to, each decided on what the one before made of the ticket. */
async function play({ steps, id }: TicketScript, doc: TicketDoc, deps: Deps): Promise<TicketEvent[]> {
  const events: TicketEvent[] = [];
  let ticket = ticketOf(doc);
  for (const { name, by, at, body } of steps) {
    const caller = { actor: by, postIndex: 0, now: at };
    const checked = ticketActions[name].body.parse({ ...body, version: ticket.version });
    const action = await resolveAction(name, checked as ActionBody<PublicAction>, deps, caller);
    const decision = ticketRecord.decide(ticket, action, by, at, deps.rules);
    if (!decision.ok) throw new Error(`Sample ticket ${id}: ${name} is refused: ${decision.message}`);
    events.push(decision.event);
    ticket = ticketRecord.evolve(ticket, decision.event);
  }
  return events;
}

export interface StoredTickets {
  opened: number;
  /** There already; whatever people have done to them since stays. */
  kept: number;
}

export async function countTickets(
  city: City,
  tickets: readonly DemoTicket[],
  deps: Deps,
): Promise<StoredTickets> {
  let kept = 0;
  for (const script of ticketScripts(city, tickets, deps)) if (await findOpened(script, deps)) kept += 1;
  return { opened: tickets.length - kept, kept };
}

/** At the end of the last year of the calendar a sample return is judged within natural hours, not working days. */
const withoutCalendarEnd = (deps: Deps): Deps => ({
  ...deps,
  rules: { ...deps.rules, limits: { ...deps.rules.limits, returnReview: { hours: 24 } } },
});

export async function storeTickets(
  city: City,
  tickets: readonly DemoTicket[],
  serving: Deps,
): Promise<StoredTickets> {
  const deps = withoutCalendarEnd(serving);
  const stored = { opened: 0, kept: 0 };
  const moves: { doc: TicketDoc; events: TicketEvent[] }[] = [];
  for (const script of ticketScripts(city, tickets, deps)) {
    const before = await findOpened(script, deps);
    stored[before ? 'kept' : 'opened'] += 1;
    const doc = before ?? (await open(script, deps));
    if (doc.version === 1) moves.push({ doc, events: await play(script, doc, deps) });
  }
  for (let at = 0; at < moves.length; at += BATCH)
    await deps.records.tickets.appendEach(moves.slice(at, at + BATCH), deps.rules);
  return stored;
}
