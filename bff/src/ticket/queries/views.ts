/** What a page of a ticket shows beside it: for a neighbour who joined, and of those who joined. Reads only. */
import type { PublicAction } from '@jsjb/shared/ticket/actionContract';
import { countVerdicts, householdsIn, isUnsolved, joinersIn } from '@jsjb/shared/ticket/neighbours';
import type { TicketDetail } from '@jsjb/shared/ticket/view';
import type { Caller, Deps } from '../../deps';
import { seesInternalNotes } from '../access/ticketAccess';
import { presentToNeighbour } from '../present/presentNeighbour';
import { presentMerged, presentMergedInto } from '../present/presentMerged';
import { photosFor, type Reader } from '../present/reader';
import { ticketOf, type TicketDoc } from '../store/ticketDoc';
import { answersOf, ownTicketOf, type Neighbour } from './neighbour';
import { readerOf } from './readerOf';
import { mergedInto, parentOf } from './merged';
import { ownFactsOf, wordsAddedTo } from './ticketFacts';

/** After this action of theirs. */
export const withOwn = ({ added }: Neighbour, name: PublicAction): Neighbour => ({ added: [...added, name] });

export async function neighbourView(
  doc: TicketDoc,
  { added }: Neighbour,
  deps: Deps,
  caller: Caller,
): Promise<TicketDetail> {
  const [reader, facts, [answer], ownTicket] = await Promise.all([
    readerOf(deps, caller),
    ownFactsOf(doc, deps, caller.actor),
    answersOf(doc, deps, caller.actor.personId),
    ownTicketOf(doc, caller.actor, deps),
  ]);
  return {
    ...presentToNeighbour(doc, reader, { added, facts, answer, ownTicket }),
    ...(await mergedSides(doc, reader, deps, caller)),
  };
}

/** Who works on the ticket now, and the centre; a unit that had it before has no part in what came to it since. */
const worksOn = (doc: TicketDoc, { role, unitId = '' }: Caller['actor']): boolean =>
  role === 'official'
    ? doc.legs.some(({ status, path }) => status !== 'ended' && path.includes(unitId))
    : role === 'agent' || role === 'dispatcher' || role === 'supervisor';

/** What was merged into it, and how the one stands that it was merged into. */
async function mergedSides(
  doc: TicketDoc,
  reader: Reader,
  deps: Deps,
  caller: Caller,
): Promise<Pick<TicketDetail, 'merged' | 'mergedInto'>> {
  const [parent, children] = await Promise.all([
    doc.status === 'merged' ? parentOf(doc, deps) : undefined,
    worksOn(doc, caller.actor) ? mergedInto(doc, deps) : [],
  ]);
  const merged = await Promise.all(
    children.map(async (child) => presentMerged(child, await wordsAddedTo(child, deps), reader)),
  );
  return {
    ...(merged.length > 0 ? { merged } : {}),
    ...(parent ? { mergedInto: presentMergedInto(parent, reader) } : {}),
  };
}

/** The newest words of those who are not content are read; of all others the number says it. */
const WORDS = 5;

/** What stands beside a ticket: those who joined, and those it was merged with. */
export const ticketBesides = async (
  doc: TicketDoc,
  deps: Deps,
  caller: Caller,
): Promise<Partial<TicketDetail>> => {
  const reader = await readerOf(deps, caller);
  const [neighbours, merged] = await Promise.all([
    neighboursOf(doc, reader, deps),
    mergedSides(doc, reader, deps, caller),
  ]);
  return { ...neighbours, ...merged };
};

/** For offices: how many wait, and what they say of the end. */
async function neighboursOf(
  doc: TicketDoc,
  reader: Reader,
  deps: Deps,
): Promise<Pick<TicketDetail, 'neighbours'>> {
  const ticket = ticketOf(doc);
  if (!seesInternalNotes(reader.actor) || joinersIn(ticket) <= 0) return {};
  const answers = await answersOf(doc, deps);
  const photos = photosFor(reader);
  return {
    neighbours: {
      households: householdsIn(ticket),
      verdicts: countVerdicts(answers),
      words: answers
        .filter(isUnsolved)
        .toSorted((one, other) => other.at.getTime() - one.at.getTime())
        .slice(0, WORDS)
        .map(({ verdict, text, at, photos: ids }) => ({
          verdict,
          text,
          at: at.toISOString(),
          photos: photos(ids),
        })),
    },
  };
}
