/** Tickets merged into one as its units read them, and that one as those who wait with it do. */
import type { TicketDetail } from '@jsjb/shared/ticket/view';
import type { Role } from '@jsjb/shared/kit/role';
import { withoutNumbers } from '../access/publicText';
import { isDiscreet, seesInternalNotes } from '../access/ticketAccess';
import { ticketOf, type ShownTicketFacts, type TicketDoc } from '../store/ticketDoc';
import { photosIn } from './facts';
import { hidesPhotos } from './hold';
import { presentSummary } from './presentTicket';
import { photosFor, type Reader } from './reader';

type Merged = NonNullable<TicketDetail['merged']>[number];

const centre: readonly (Role | 'system')[] = ['agent', 'dispatcher', 'supervisor'];

/** The words and the place are for the work; whose they are is not. */
export function presentMerged(doc: TicketDoc, { facts }: ShownTicketFacts, reader: Reader): Merged {
  const ticket = ticketOf(doc);
  const { name, address } = reader.personalOf(doc);
  const photos = hidesPhotos(doc) ? () => [] : photosFor(reader);
  const unnamed = (text: string): string =>
    withoutNumbers(name && [...name].length > 1 ? text.replaceAll(name, '反映人') : text);
  return {
    ...(centre.includes(reader.actor.role) ? { id: ticket.id } : {}),
    number: ticket.number,
    status: ticket.status,
    submittedAt: ticket.submittedAt.toISOString(),
    content: unnamed(ticket.content),
    place: isDiscreet(ticket) ? ticket.place.text : (address ?? ticket.place.text),
    photos: photos(photosIn(ticket)),
    added: facts.flatMap((fact) =>
      fact.type === 'ticket.supplemented' || fact.type === 'ticket.joined'
        ? {
            at: fact.at.toISOString(),
            text: unnamed(fact.data.text ?? ''),
            photos: photos(fact.data.photos ?? []),
          }
        : [],
    ),
  };
}

export function presentMergedInto(
  parent: TicketDoc,
  reader: Reader,
): NonNullable<TicketDetail['mergedInto']> {
  const { number, status, unit, dueAt, light } = presentSummary(parent, reader);
  const internal = seesInternalNotes(reader.actor);
  if (parent.confidential && !internal) return { status };
  return {
    ...(internal ? { number } : {}),
    status,
    ...(unit ? { unit } : {}),
    ...(dueAt ? { dueAt } : {}),
    ...(light ? { light } : {}),
  };
}
