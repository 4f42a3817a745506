/** Plays the sample tickets through the same commands a request takes, with the clock turned to each step's instant. */
import { actOnTicket } from '@jsjb/bff/commands/actOnTicket';
import { submitTicket } from '@jsjb/bff/commands/submitTicket';
import type { Deps } from '@jsjb/bff/deps';
import { onceOf } from '@jsjb/bff/models/once';
import type { TicketDoc } from '@jsjb/bff/models/ticketDoc';
import { posterScene } from '@jsjb/bff/policies/posterCode';
import { resolveAction } from '@jsjb/bff/queries/resolveAction';
import { ticketActions, type ActionBody, type PublicAction } from '@jsjb/shared/contract/actions';
import { submitBody } from '@jsjb/shared/contract/tickets';
import { castOf } from './cast';
import type { City } from './city';
import { ticketScript, type Step, type TicketScript } from './ticketScript';

/** Oldest first: lists order by identifier, and identifiers follow the order of opening. */
export const ticketScripts = (city: City, deps: Deps): TicketScript[] =>
  city.tickets
    .map((ticket, turn) => ticketScript(ticket, castOf(ticket, city, turn), deps.now(), deps.rules))
    .sort((a, b) => a.openedAt.getTime() - b.openedAt.getTime());

const findOpened = ({ opener, key }: TicketScript, { models }: Deps) =>
  models.tickets.findOne({ 'once.key': onceOf(opener.personId, key, '').key }).lean<TicketDoc>();

function open(script: TicketScript, deps: Deps): Promise<TicketDoc> {
  const { opener, openedAt, key, posterNumber } = script;
  const { place, ...rest } = script.opening as { place: object };
  const scene = posterNumber ? { scene: posterScene(posterNumber, deps.keys) } : {};
  const body = submitBody.parse({ ...rest, place: { ...place, ...scene } });
  return submitTicket(body, deps, { actor: opener, postIndex: 0, now: openedAt, idempotencyKey: key });
}

async function take(doc: TicketDoc, step: Step, deps: Deps): Promise<TicketDoc> {
  if (doc.events.some(({ key }) => key === step.key)) return doc;
  // A ticket whose story was cut short goes on from where it stands.
  const now = step.at > doc.updatedAt ? step.at : doc.updatedAt;
  const caller = { actor: step.by, postIndex: 0, now, idempotencyKey: step.key };
  const body = ticketActions[step.name].body.parse({ ...step.body, version: doc.version });
  const action = await resolveAction(step.name, body as ActionBody<PublicAction>, deps, caller);
  return actOnTicket(doc, action, doc.version, deps, caller);
}

export interface StoredTickets {
  opened: number;
  /** There already; whatever people have done to them since stays. */
  kept: number;
}

export async function countTickets(city: City, deps: Deps): Promise<StoredTickets> {
  let kept = 0;
  for (const script of ticketScripts(city, deps)) if (await findOpened(script, deps)) kept += 1;
  return { opened: city.tickets.length - kept, kept };
}

/** At the end of the last year of the calendar a sample return is judged within natural hours, not working days. */
const withoutCalendarEnd = (deps: Deps): Deps => ({
  ...deps,
  rules: { ...deps.rules, limits: { ...deps.rules.limits, returnReview: { hours: 24 } } },
});

export async function storeTickets(city: City, serving: Deps): Promise<StoredTickets> {
  const deps = withoutCalendarEnd(serving);
  const stored = { opened: 0, kept: 0 };
  for (const script of ticketScripts(city, deps)) {
    const before = await findOpened(script, deps);
    stored[before ? 'kept' : 'opened'] += 1;
    let doc = before ?? (await open(script, deps));
    for (const step of script.steps) doc = await take(doc, step, deps);
  }
  return stored;
}
