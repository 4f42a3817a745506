/** What was added to a ticket beside its log. Reads only. */
import type { Actor } from '@jsjb/shared/kit/role';
import type { FactKind } from '@jsjb/shared/ticket/contract';
import { shownFacts } from '../../platform/records/shownFacts';
import { Types } from 'mongoose';
import type { Deps, Models } from '../../deps';
import { factsVisibleTo, ownFacts, withWords } from '../access/factsVisible';
import { textAt, type ShownTicketFacts, type TicketDoc, type TicketFact } from '../store/ticketDoc';

/** What people wrote is read; of those who joined without a word, the number says it all. */
const MOST = { supplement: 5, urge: 5, join: 5 } as const;

/** To `reader`, who reads the matter as their own or as an office. */
export const factsShownOf = (
  doc: TicketDoc,
  { records }: Pick<Deps, 'records'>,
  reader: Actor,
): Promise<ShownTicketFacts> => shownFacts(doc, records.tickets, MOST, factsVisibleTo(reader));

/** To the units of the one that it was merged into. */
export const wordsAddedTo = (doc: TicketDoc, { records }: Pick<Deps, 'records'>): Promise<ShownTicketFacts> =>
  shownFacts(doc, records.tickets, { supplement: 3, join: 3 }, { join: withWords });

/** To a neighbour who joined: their own alone. */
export const ownFactsOf = (
  doc: TicketDoc,
  { records }: Pick<Deps, 'records'>,
  reader: Actor,
): Promise<ShownTicketFacts> =>
  shownFacts(doc, records.tickets, { ...MOST, neighbourAnswer: 5 }, ownFacts(reader));

/** All of one kind, a page at a time, the newest first. */
export async function pageOfFacts(
  id: string,
  { kind, ...query }: { kind: FactKind; cursor?: string; limit: number },
  { records }: Pick<Deps, 'records'>,
  visible: ReturnType<typeof factsVisibleTo>,
): Promise<{ facts: TicketFact[]; next?: string }> {
  const { where } = visible[kind] ?? {};
  const { docs, next } = await records.tickets.facts.page(id, kind, {
    ...query,
    ...(where ? { where } : {}),
  });
  return { facts: docs as unknown as TicketFact[], ...(next ? { next } : {}) };
}

/** What somebody wrote in an event of the log, or in a fact beside it; undefined when that is gone. */
export async function writtenIn(
  { tickets, ticketFacts }: Models,
  { ticketId, seq, fact: id }: { ticketId: string; seq?: number; fact?: string },
): Promise<string | undefined> {
  if (id !== undefined) {
    const fact = await ticketFacts.findById(id).lean<TicketFact>();
    return fact?.type === 'ticket.supplemented' || fact?.type === 'ticket.joined'
      ? (fact.data.text ?? '')
      : undefined;
  }
  const doc = await tickets.findById(new Types.ObjectId(ticketId)).lean<TicketDoc>();
  return doc ? textAt(doc, seq ?? 0) : undefined;
}
