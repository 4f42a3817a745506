/** Ticket → what this reader is given. An allow-list: a field not named here never leaves the server. */
import type {
  DueView,
  LegView,
  PhotoView,
  TicketDetail,
  TicketSummary,
} from '@jsjb/shared/contract/ticketView';
import type { Actor } from '@jsjb/shared/people/role';
import { deriveDue, lightOf, type Rules } from '@jsjb/shared/ticket/deadline';
import { abilitiesOf } from '@jsjb/shared/ticket/decide';
import { explainDue } from '@jsjb/shared/ticket/explainDue';
import { rulesFor } from '@jsjb/shared/ticket/frozenRules';
import { isOpen } from '@jsjb/shared/ticket/lifecycle';
import { leadLeg, type Leg, type Petition, type Ticket } from '@jsjb/shared/ticket/ticket';
import { ticketOf, type TicketDoc } from '../models/ticketDoc';
import {
  canUnmask,
  identityFor,
  isRequester,
  judgesContent,
  seesInternalNotes,
} from '../policies/ticketPolicy';
import type { Personal } from '../privacy/personal';
import type { CitySnapshot } from '../models/cityDirectory';
import { maskName, maskPhone } from './mask';
import { hidesPhotos, withHolding } from './holding';
import { timelineOf } from './timeline';

export interface Reader {
  actor: Actor;
  now: Date;
  rules: Rules;
  city: CitySnapshot;
  /** Opens what is sealed of the requester. */
  personalOf: (doc: TicketDoc) => Personal;
  photoUrl: (id: string, size: 'full' | 'thumb') => string;
}

const EXCERPT = 80;
const iso = (date: Date): string => date.toISOString();
const photosFor =
  (reader: Reader) =>
  (ids: readonly string[]): PhotoView[] =>
    ids.map((id) => ({ id, url: reader.photoUrl(id, 'full'), thumbUrl: reader.photoUrl(id, 'thumb') }));

const unitNameFor =
  (reader: Reader) =>
  (id: string | undefined): string =>
    (id && reader.city.units.get(id)?.name) || '有关单位';

/** A finished ticket shows no light; a shelved one does not run. */
const runs = (ticket: Ticket): boolean => isOpen(ticket.status) && ticket.status !== 'shelved';

/** A row of a list. */
export const presentSummary = (doc: TicketDoc, reader: Reader): TicketSummary =>
  summaryOf(ticketOf(doc), reader.personalOf(doc), reader);

function summaryOf(ticket: Ticket, personal: Personal, reader: Reader): TicketSummary {
  const { clock } = ticket;
  const lead = leadLeg(ticket) ?? ticket.legs.at(-1);
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
    ...(clock && runs(ticket) ? { light: lightOf(clock, reader.now, reader.rules.limits) } : {}),
    abilities: abilitiesOf(ticket, reader.actor),
  };
}

function presentDue(ticket: Ticket, reader: Reader): DueView | undefined {
  const { clock } = ticket;
  if (!clock) return undefined;
  const rules = rulesFor(reader.rules, clock);
  return {
    limit: clock.limit,
    startedAt: iso(clock.startedAt),
    dueAt: iso(clock.dueAt),
    light: lightOf(clock, reader.now, rules.limits),
    lines: deriveDue(clock, rules).lines,
    explanation: explainDue(clock, reader.rules),
  };
}

function presentLeg(
  leg: Leg,
  clockLimit: NonNullable<Ticket['clock']>['limit'],
  reader: Reader,
  internal: boolean,
): LegView {
  const request = leg.returnRequest;
  return {
    id: leg.id,
    unit: { id: leg.unitId, name: unitNameFor(reader)(leg.unitId) },
    role: leg.role,
    status: leg.status,
    startedAt: iso(leg.startedAt),
    dueAt: iso(leg.dueAt),
    light: lightOf({ limit: clockLimit, dueAt: leg.dueAt }, reader.now, reader.rules.limits),
    ...(leg.signed ? { signedAt: iso(leg.signed.at) } : {}),
    ...(leg.endedAt ? { endedAt: iso(leg.endedAt) } : {}),
    ...(leg.end ? { end: leg.end } : {}),
    contacted: leg.contacts.some((contact) => contact.reached),
    ...(internal && request
      ? {
          returnRequest: {
            reason: request.reason,
            evidence: [...request.evidence],
            ...(request.decideBy ? { decideBy: iso(request.decideBy) } : {}),
            ...(request.decision ? { decision: request.decision } : {}),
            ...(request.decisionNote ? { decisionNote: request.decisionNote } : {}),
          },
        }
      : {}),
  };
}

const presentPetition = (petition: Petition) => ({
  reason: petition.reason,
  ...(petition.days === undefined ? {} : { days: petition.days }),
  ...(petition.reviewDate ? { reviewDate: petition.reviewDate } : {}),
  ...(petition.decision ? { decision: petition.decision } : {}),
  ...(petition.decisionNote ? { decisionNote: petition.decisionNote } : {}),
});

function presentRequester(ticket: Ticket, personal: Personal, actor: Actor): TicketDetail['requester'] {
  const view = identityFor(ticket, actor);
  const { name, phone } = personal;
  const { anonymous } = ticket.requester;
  const own = isRequester(ticket, actor);
  const shown = { anonymous, own, canUnmask: !own && canUnmask(ticket, actor) };
  if (view === 'hidden') return { ...shown, name: '匿名市民' };
  const full = view === 'full';
  return {
    ...shown,
    name: name ? (full ? name : maskName(name)) : '市民',
    ...(phone ? { phone: full ? phone : maskPhone(phone) } : {}),
  };
}

const petitions = ['extension', 'shelving', 'termination'] as const;

export function presentTicket(doc: TicketDoc, reader: Reader): TicketDetail {
  const ticket = ticketOf(doc);
  const personal = reader.personalOf(doc);
  const internal = seesInternalNotes(reader.actor);
  const seesPhotos = !hidesPhotos(doc) || isRequester(ticket, reader.actor) || judgesContent(reader.actor);
  const photos: ReturnType<typeof photosFor> = seesPhotos ? photosFor(reader) : () => [];
  const due = presentDue(ticket, reader);
  const { clock } = ticket;
  return {
    ...summaryOf(ticket, personal, reader),
    content: ticket.content,
    photos: photos(ticket.photos),
    confidential: ticket.confidential,
    ...(ticket.place.gridId ? { gridId: ticket.place.gridId } : {}),
    ...(ticket.place.point
      ? { point: [ticket.place.point[0], ticket.place.point[1]] as [number, number] }
      : {}),
    requester: presentRequester(ticket, personal, reader.actor),
    ...(ticket.mode ? { mode: ticket.mode } : {}),
    ...(due ? { due } : {}),
    legs: clock ? ticket.legs.map((leg) => presentLeg(leg, clock.limit, reader, internal)) : [],
    timeline: withHolding(
      timelineOf(doc.events, {
        unitName: unitNameFor(reader),
        photos,
        own: isRequester(ticket, reader.actor),
        internal,
      }),
      doc,
    ),
    ...(internal && doc.held
      ? { held: { at: iso(doc.held.at), decided: doc.held.decidedAt !== undefined } }
      : {}),
    // A report becomes the requester's answer once it is verified; until then it is the office's own draft.
    ...(ticket.answer && (internal || ticket.status !== 'reported') ? { answer: ticket.answer } : {}),
    ...(ticket.refusal ? { refusal: ticket.refusal } : {}),
    ...Object.fromEntries(
      petitions.flatMap((name) => {
        const petition = ticket[name];
        return internal && petition ? [[name, presentPetition(petition)]] : [];
      }),
    ),
    callbacks: internal
      ? ticket.callbacks.map(({ at, contacted, solved, satisfaction, note }) => ({
          at: iso(at),
          contacted,
          ...(solved === undefined ? {} : { solved }),
          ...(satisfaction ? { satisfaction } : {}),
          note,
        }))
      : [],
    ...(ticket.rating ? { rating: { ...ticket.rating, at: iso(ticket.rating.at) } } : {}),
    ...(internal && ticket.supervision
      ? { supervision: { ...ticket.supervision, at: iso(ticket.supervision.at) } }
      : {}),
    ...(internal && ticket.parentId ? { parentId: ticket.parentId } : {}),
    transfers: ticket.transfers,
    returns: ticket.returns,
    redos: ticket.redos,
    urges: ticket.urges,
    joins: ticket.joins.length,
  };
}
