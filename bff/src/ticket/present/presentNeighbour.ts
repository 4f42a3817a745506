/** A ticket for a neighbour who joined: stage, unit, due, answer, own words. An allow-list: nothing tells who raised it. */
import { presentHeld } from './holder';
import type { NeighbourAnswer } from '@jsjb/shared/ticket/neighbours';
import { householdsIn } from '@jsjb/shared/ticket/neighbours';
import { ticketRecord } from '@jsjb/shared/ticket/record';
import type { TicketDetail, TicketSummary } from '@jsjb/shared/ticket/view';
import { answerForNeighbours, matterForNeighbours } from '../access/neighbourText';
import { isRequester } from '../access/ticketAccess';
import { ticketOf, type ShownTicketFacts, type TicketDoc } from '../store/ticketDoc';
import { neighbourTimeline } from './neighbourTimeline';
import { presentDue, presentSummary } from './presentTicket';
import { photosFor, type Reader } from './reader';
import { answerFor } from './verified';

/** Words that a person still has to look at are nobody's but the requester's. */
const wordsOf = (doc: TicketDoc, reader: Reader): string =>
  doc.hold && !doc.hold.decidedAt ? '内容正在核对' : matterForNeighbours(doc.content, reader.personalOf(doc));

/** `added`: what they have added once and for all. */
function rowFor(doc: TicketDoc, reader: Reader, added: readonly string[]): TicketSummary {
  const ticket = ticketOf(doc);
  const { id, number, version, status, type, urgency, channel, submittedAt, updatedAt, unit, ...rest } =
    presentSummary(doc, reader);
  const { category, categoryName, dueAt, limit, light, holder } = rest;
  return {
    id,
    number,
    version,
    status,
    type,
    urgency,
    channel,
    submittedAt,
    updatedAt,
    ...(unit ? { unit } : {}),
    ...(category ? { category } : {}),
    ...(categoryName ? { categoryName } : {}),
    ...(dueAt && limit ? { dueAt, limit } : {}),
    ...(holder ? { holder } : {}),
    ...(light ? { light } : {}),
    excerpt: wordsOf(doc, reader),
    // Of a poster or a grid; what the requester typed may be a door.
    place: ticket.place.text,
    households: householdsIn(ticket),
    relation: 'neighbour',
    abilities: ticketRecord.abilities(ticket, reader.actor, added),
  };
}

/** A row of a list: one's own, an office's, or one that the reader has joined. */
export const presentRow = (doc: TicketDoc, reader: Reader): TicketSummary =>
  reader.actor.role === 'resident' && !isRequester(ticketOf(doc), reader.actor)
    ? rowFor(doc, reader, ['join'])
    : presentSummary(doc, reader);

export interface NeighbourSide {
  added: readonly string[];
  /** What they have added. */
  facts: ShownTicketFacts;
  answer?: NeighbourAnswer | undefined;
  /** The ticket of their own that came of it. */
  ownTicket?: { id: string; number: string } | undefined;
}

export function presentToNeighbour(
  doc: TicketDoc,
  reader: Reader,
  { added, facts, answer: own, ownTicket }: NeighbourSide,
): TicketDetail {
  const ticket = ticketOf(doc);
  const personal = reader.personalOf(doc);
  const due = presentDue(ticket, reader);
  const answer = answerFor(doc.events, ticket.legs);
  const row = rowFor(doc, reader, added);
  const photos = photosFor(reader);
  return {
    ...row,
    content: row.excerpt,
    photos: [],
    confidential: false,
    requester: { name: '市民', anonymous: false, own: false, canUnmask: false },
    ...(due ? { due } : {}),
    legs: [],
    meetings: [],
    timeline: neighbourTimeline(doc, reader, facts, personal),
    ...(answer ? { answer: answerForNeighbours(answer, personal, ticket) } : {}),
    ...(ticket.refusal ? { refusal: ticket.refusal } : {}),
    callbacks: [],
    holders: presentHeld(ticket, doc.events, reader),
    neighbour: {
      ...(own
        ? {
            answer: {
              verdict: own.verdict,
              text: own.text,
              photos: photos(own.photos),
              at: own.at.toISOString(),
            },
          }
        : {}),
      ...(ownTicket ? { ownTicket } : {}),
    },
    transfers: ticket.transfers,
    returns: ticket.returns,
    redos: ticket.redos,
    urges: 0,
    joins: householdsIn(ticket) - 1,
  };
}
