/** Matters under way nearby that read alike: a proposal to join, never more than a neighbour may know. */
import type { SimilarTicket } from '@jsjb/shared/search/contract';
import { openStatuses } from '@jsjb/shared/ticket/lifecycle';
import { householdsIn } from '@jsjb/shared/ticket/neighbours';
import { gridDisk, latLngToCell } from 'h3-js';
import type { Models } from '../../deps';
import { matterForNeighbours, ticketOf, type TicketDoc } from '../../ticket';
import { HEX_RESOLUTION } from '../../intake';
import { addInTurns, openingOf } from '../addInTurns';
import { createDuplicateIndex } from '../duplicates';

/** The newest of the neighbourhood; older ones are rarely the same matter. */
const CANDIDATES = 200;
const SHOWN = 3;

export async function findSimilar(
  tickets: Models['tickets'],
  content: string,
  point: readonly [number, number] | undefined,
  personId: string,
): Promise<SimilarTicket[]> {
  if (!point) return [];
  const hexCell = latLngToCell(point[1], point[0], HEX_RESOLUTION);
  const docs = await tickets
    .find({
      'place.hexCell': { $in: gridDisk(hexCell, 1) },
      status: { $in: [...openStatuses] },
      confidential: false,
      hold: { $exists: false },
      'requester.personId': { $ne: personId },
    })
    .select({ content: 1, place: 1, status: 1, submittedAt: 1, counts: 1, unsettled: 1 })
    .sort({ _id: -1 })
    .limit(CANDIDATES)
    .lean<TicketDoc[]>();
  const index = createDuplicateIndex();
  const byId = new Map(docs.map((doc) => [doc._id.toHexString(), doc]));
  await addInTurns(
    index,
    docs.map(({ _id, content: text, submittedAt, place }) => ({
      id: _id.toHexString(),
      text,
      at: submittedAt.toISOString(),
      ...(place.hexCell ? { hexCell: place.hexCell } : {}),
    })),
  );
  return index.find({ text: openingOf(content), hexCell }, SHOWN).flatMap(({ id }) => {
    const doc = byId.get(id);
    if (!doc) return [];
    return {
      id,
      excerpt: matterForNeighbours(doc.content),
      place: doc.place.text,
      status: doc.status,
      submittedAt: doc.submittedAt.toISOString(),
      people: householdsIn(ticketOf(doc)),
    };
  });
}
