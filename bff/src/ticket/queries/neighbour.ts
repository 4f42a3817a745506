/** Neighbours who joined a ticket, and what they said of its end. Reads only. */
import type { Actor } from '@jsjb/shared/kit/role';
import { askedAt, answersInForce, type NeighbourAnswer } from '@jsjb/shared/ticket/neighbours';
import type { Deps } from '../../deps';
import { idempotencyOf, type Idempotency } from '../../platform/records/idempotency';
import type { TicketDoc, TicketFact } from '../store/ticketDoc';

/** A reader who joined: what they have added once and for all, so that it is not offered again. */
export interface Neighbour {
  added: readonly string[];
}

type Stores = Pick<Deps, 'records'>;
const idOf = ({ _id }: Pick<TicketDoc, '_id'>): string => _id.toHexString();

/** Undefined for whoever has not joined, or has left. What has become confidential is no neighbour's any more. */
export async function neighbourOf(
  doc: TicketDoc,
  actor: Actor,
  { records }: Stores,
): Promise<Neighbour | undefined> {
  if (actor.role !== 'resident' || doc.confidential || doc.requester.personId === actor.personId)
    return undefined;
  const added = (await records.tickets.facts.addedBy([idOf(doc)], actor)).get(idOf(doc)) ?? [];
  // Under an earlier release joining stood in the log.
  const joined = added.includes('join') || doc.joins?.includes(actor.personId);
  return joined && !added.includes('leave') ? { added: ['join', ...added] } : undefined;
}

/** Everybody who has joined and not left. */
export async function joinersOf(doc: TicketDoc, { records }: Stores): Promise<string[]> {
  if (doc.counts?.['join'] === undefined) return [];
  const { facts } = records.tickets;
  const [joined, left] = await Promise.all([
    facts.peopleOf(idOf(doc), 'join'),
    facts.peopleOf(idOf(doc), 'leave'),
  ]);
  const gone = new Set(left);
  return [...new Set([...(doc.joins ?? []), ...joined])].filter((personId) => !gone.has(personId));
}

/** Under this key a ticket of their own comes of it, once. */
export const neighbourKey = (doc: TicketDoc, personId: string): Idempotency =>
  idempotencyOf(personId, `neighbour:${idOf(doc)}`, '');

export async function ownTicketOf(
  doc: TicketDoc,
  { personId }: Actor,
  { models }: Pick<Deps, 'models'>,
): Promise<{ id: string; number: string } | undefined> {
  const own = await models.tickets
    .findOne({ 'idempotency.key': neighbourKey(doc, personId).key })
    .select({ number: 1 })
    .lean<Pick<TicketDoc, '_id' | 'number'>>();
  return own ? { id: own._id.toHexString(), number: own.number } : undefined;
}

/** More answers than neighbours give in one round. */
const MOST = 500;

/** What they say of this round of handling, each their last word; `of`: only this person's. */
export async function answersOf(
  doc: TicketDoc,
  { records }: Stores,
  of?: string,
): Promise<NeighbourAnswer[]> {
  if (!doc.counts?.['neighbourAnswer']) return [];
  const { docs } = await records.tickets.facts.page(idOf(doc), 'neighbourAnswer', {
    limit: MOST,
    ...(of ? { where: { 'by.personId': of } } : {}),
  });
  const answers = (docs as unknown as TicketFact[]).flatMap((fact) =>
    fact.type === 'ticket.neighbourAnswered' ? { ...fact.data, at: fact.at, personId: fact.by.personId } : [],
  );
  return answersInForce(answers, askedAt(doc.events, doc.legs));
}

/** The tickets that this person has joined, and those they have left. */
export async function joinedBy(
  { personId }: Actor,
  { records }: Stores,
): Promise<{ joined: string[]; left: ReadonlySet<string> }> {
  const { facts } = records.tickets;
  const [joined, left] = await Promise.all([
    facts.recordsOf(personId, 'join'),
    facts.recordsOf(personId, 'leave'),
  ]);
  const gone = new Set(left);
  return { joined: joined.filter((id) => !gone.has(id)), left: gone };
}
