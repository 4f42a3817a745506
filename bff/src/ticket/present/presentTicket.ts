/** Ticket → what this reader is given. An allow-list: a field not named here never leaves the server. */
import type { DueView, TicketDetail, TicketSummary } from '@jsjb/shared/ticket/view';
import type { Actor } from '@jsjb/shared/kit/role';
import { deriveDue, lightOf } from '@jsjb/shared/ticket/deadline';
import { explainDue } from '@jsjb/shared/ticket/explainDue';
import { rulesFor } from '@jsjb/shared/ticket/frozenRules';
import { isOpen } from '@jsjb/shared/ticket/lifecycle';
import { householdsIn, joinersIn } from '@jsjb/shared/ticket/neighbours';
import { leadLeg, type UnitRequest, type Ticket } from '@jsjb/shared/ticket/ticket';
import { ticketOf, type TicketDoc } from '../store/ticketDoc';
import { canUnmask, hasNoAccount, identityFor, isRequester, seesInternalNotes } from '../access/ticketAccess';
import type { Personal } from '../../platform/personal/personal';
import { maskPhone } from '@jsjb/shared/kit/phone';
import { maskName } from '../../platform/personal/mask';
import { actorOn } from '../access/actorOn';
import { presentLegs, presentMeetings } from './presentLegs';
import { photosIn } from './facts';
import { presentHeld, presentHolder } from './holder';
import { abilitiesNow, presentCallbacks, presentReopening, presentResult } from './presentVerdict';
import { unitNameFor, type Reader } from './reader';
import { answerFor } from './verified';
import { photosShownOf, wholeTimeline, type BesideLog } from './wholeTimeline';

const EXCERPT = 80;
const iso = (date: Date): string => date.toISOString();
/** A finished ticket shows no light; a shelved one does not run. */
const runs = (ticket: Ticket): boolean => isOpen(ticket.status) && ticket.status !== 'shelved';

/** A row of a list. */
export const presentSummary = (doc: TicketDoc, reader: Reader): TicketSummary =>
  summaryOf(ticketOf(doc), reader.personalOf(doc), reader);

/** What waits, and under whose eyes: for offices only. */
function officeMarks(ticket: Ticket, now: Date): Pick<TicketSummary, 'decideBy' | 'supervised' | 'pastDue'> {
  const decideBy = ticket.status === 'returnReview' ? leadLeg(ticket)?.returnRequest?.decideBy : undefined;
  const level = ticket.supervision?.level;
  const pastDue = ticket.clock !== undefined && runs(ticket) && ticket.clock.dueAt <= now;
  return {
    ...(decideBy ? { decideBy: iso(decideBy) } : {}),
    ...(level ? { supervised: level } : {}),
    ...(pastDue ? { pastDue } : {}),
  };
}

function summaryOf(ticket: Ticket, personal: Personal, reader: Reader): TicketSummary {
  const { clock } = ticket;
  const lead = leadLeg(ticket) ?? ticket.legs.at(-1);
  const holder = presentHolder(ticket, reader);
  const category = ticket.category ? reader.city.categories.get(ticket.category) : undefined;
  return {
    id: ticket.id,
    number: ticket.number,
    version: ticket.version,
    status: ticket.status,
    type: ticket.type,
    urgency: ticket.urgency,
    channel: ticket.channel,
    excerpt: [...ticket.content.replaceAll(/\s+/g, ' ')].slice(0, EXCERPT).join(''),
    ...(ticket.category ? { category: ticket.category } : {}),
    ...(category ? { categoryName: category.level3 || category.level2 } : {}),
    place: personal.address ?? ticket.place.text,
    ...(lead ? { unit: { id: lead.unitId, name: unitNameFor(reader)(lead.unitId) } } : {}),
    submittedAt: iso(ticket.submittedAt),
    updatedAt: iso(ticket.updatedAt),
    ...(clock ? { dueAt: iso(clock.dueAt), limit: clock.limit } : {}),
    ...(holder ? { holder } : {}),
    ...(holder?.light ? { light: holder.light } : {}),
    ...(seesInternalNotes(reader.actor) ? officeMarks(ticket, reader.now) : {}),
    ...(joinersIn(ticket) > 0 ? { households: householdsIn(ticket) } : {}),
    abilities: abilitiesNow(ticket, { ...reader, actor: actorOn(reader.actor, reader.own, ticket.id) }),
  };
}

const isBeforeReport = ({ status }: Ticket): boolean =>
  status === 'pendingSign' || status === 'handling' || status === 'returnReview';

/** When the lead unit had done its part: it counts until it has to be done again. */
function doneAtOf(ticket: Ticket): Date | undefined {
  const lead = ticket.legs.findLast((leg) => leg.role === 'lead');
  return lead?.status === 'reported' ? lead.reports.at(-1)?.at : undefined;
}

export function presentDue(ticket: Ticket, reader: Reader): DueView | undefined {
  const { clock } = ticket;
  if (!clock) return undefined;
  const rules = rulesFor(reader.rules, clock);
  const doneAt = doneAtOf(ticket);
  return {
    limit: clock.limit,
    startedAt: iso(clock.startedAt),
    dueAt: iso(clock.dueAt),
    light: lightOf(clock, reader.now, rules.limits),
    ...(clock.extendedDays > 0
      ? { originalDueAt: iso(deriveDue({ ...clock, extendedDays: 0 }, rules).dueAt) }
      : {}),
    ...(doneAt ? { doneAt: iso(doneAt) } : {}),
    running: isBeforeReport(ticket),
    lines: deriveDue(clock, rules).lines,
    explanation: explainDue(clock, reader.rules),
  };
}

const presentUnitRequest = (unitRequest: UnitRequest) => ({
  reason: unitRequest.reason,
  ...(unitRequest.note ? { note: unitRequest.note } : {}),
  ...(unitRequest.days === undefined ? {} : { days: unitRequest.days }),
  ...(unitRequest.reviewDate ? { reviewDate: unitRequest.reviewDate } : {}),
  ...(unitRequest.decision ? { decision: unitRequest.decision } : {}),
  ...(unitRequest.decisionNote ? { decisionNote: unitRequest.decisionNote } : {}),
});

/** Who filled in for a caller or a household follows it at work: no message reaches those. */
const waysTo = ({ requester: { role, preferredContact } }: Ticket) => ({
  messages: role === 'resident',
  ...(preferredContact ? { preferredContact } : {}),
});

function presentRequester(ticket: Ticket, personal: Personal, actor: Actor): TicketDetail['requester'] {
  const view = identityFor(ticket, actor);
  const { name, phone } = personal;
  const { anonymous } = ticket.requester;
  const own = isRequester(ticket, actor);
  const shown = {
    anonymous,
    own,
    canUnmask: !own && canUnmask(ticket, actor),
    ...waysTo(ticket),
    ...(hasNoAccount(ticket) ? { noAccount: true } : {}),
  };
  if (view === 'hidden') return { ...shown, name: '匿名市民' };
  const full = view === 'full';
  return {
    ...shown,
    name: name ? (full ? name : maskName(name)) : '市民',
    ...(ticket.requester.behalf ? { behalf: ticket.requester.behalf } : {}),
    ...(phone ? { phone: full ? phone : maskPhone(phone) } : { noPhone: true }),
  };
}

const unitRequests = ['extension', 'shelving', 'termination'] as const;

/** How often it was urged and joined. */
const countsOf = (ticket: Ticket): Pick<TicketDetail, 'urges' | 'joins'> => ({
  urges: ticket.counts?.['urge'] ?? 0,
  joins: joinersIn(ticket),
});

/** `beside`: what people and other features have added; a new ticket has nothing yet. */
export function presentTicket(doc: TicketDoc, reader: Reader, beside: BesideLog = {}): TicketDetail {
  const ticket = ticketOf(doc);
  const personal = reader.personalOf(doc);
  const internal = seesInternalNotes(reader.actor);
  const photos = photosShownOf(doc, reader);
  const due = presentDue(ticket, reader);
  const { clock } = ticket;
  const answer = internal ? ticket.answer : answerFor(doc.events, ticket.legs);
  return {
    ...summaryOf(ticket, personal, reader),
    content: ticket.content,
    photos: photos(photosIn(ticket, beside.facts)),
    confidential: ticket.confidential,
    ...(ticket.place.gridId ? { gridId: ticket.place.gridId } : {}),
    ...(ticket.place.point
      ? { point: [ticket.place.point[0], ticket.place.point[1]] as [number, number] }
      : {}),
    requester: presentRequester(ticket, personal, reader.actor),
    ...(ticket.mode ? { mode: ticket.mode } : {}),
    ...(due ? { due } : {}),
    legs: presentLegs(ticket, clock, { reader, internal, photos }),
    holders: presentHeld(ticket, doc.events, reader),
    ...(internal && ticket.firstUnitId
      ? { firstUnit: { id: ticket.firstUnitId, name: unitNameFor(reader)(ticket.firstUnitId) } }
      : {}),
    meetings: internal ? presentMeetings(doc.events, unitNameFor(reader)) : [],
    timeline: wholeTimeline(doc, reader, beside),
    ...(internal && doc.hold
      ? { hold: { at: iso(doc.hold.at), decided: doc.hold.decidedAt !== undefined } }
      : {}),
    ...(answer ? { answer } : {}),
    ...(ticket.refusal ? { refusal: ticket.refusal } : {}),
    ...Object.fromEntries(
      unitRequests.flatMap((name) => {
        const unitRequest = ticket[name];
        return internal && unitRequest ? [[name, presentUnitRequest(unitRequest)]] : [];
      }),
    ),
    callbacks: presentCallbacks(ticket, reader),
    ...presentResult(doc.events, answer, photos),
    ...presentReopening(ticket, reader),
    ...beside.linked,
    ...(ticket.rating ? { rating: { ...ticket.rating, at: iso(ticket.rating.at) } } : {}),
    ...(internal && ticket.supervision
      ? { supervision: { ...ticket.supervision, at: iso(ticket.supervision.at) } }
      : {}),
    ...(internal && ticket.parentId ? { parentId: ticket.parentId } : {}),
    transfers: ticket.transfers,
    returns: ticket.returns,
    redos: ticket.redos,
    ...countsOf(ticket),
  };
}
