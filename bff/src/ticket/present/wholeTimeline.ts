/** The timeline of a ticket: its log, and all that stands beside it, woven in where it happened. */
import type { TicketDetail, TimelineItem } from '@jsjb/shared/ticket/view';
import type { TicketEvent } from '@jsjb/shared/ticket/event';
import type { TimelineRow } from '../../platform/features/timelineRow';
import { isRequester, judgesContent, seesInternalNotes } from '../access/ticketAccess';
import { ticketOf, type ShownTicketFacts, type TicketDoc } from '../store/ticketDoc';
import { noFacts, withEarlier, withFacts, withJoined } from './facts';
import { hidesPhotos, withHold } from './hold';
import { photosFor, unitNameFor, type Reader } from './reader';
import { withRows } from './rows';
import { timelineOf } from './timeline';
import { heardIn, type Tellings } from './heard';
import { withUnmaskings } from './unmaskings';

export interface BesideLog {
  /** What people have added. */
  facts?: ShownTicketFacts;
  /** The tickets before and after it about the same matter. */
  linked?: Pick<TicketDetail, 'previous' | 'next'>;
  /** What other features tell. */
  rows?: readonly TimelineRow[];
  /** Whom the messages about it reached. */
  tellings?: Tellings;
}

/** Pictures that are held are for the requester and the centre alone. */
export function photosShownOf(doc: TicketDoc, reader: Reader): ReturnType<typeof photosFor> {
  const sees = !hidesPhotos(doc) || isRequester(ticketOf(doc), reader.actor) || judgesContent(reader.actor);
  return sees ? photosFor(reader) : () => [];
}

/** These events of the ticket as this reader may know them. */
export const itemsOf = (
  events: readonly TicketEvent[],
  doc: TicketDoc,
  reader: Reader,
  tellings?: Tellings,
): TimelineItem[] =>
  timelineOf(events, {
    heardOf: heardIn(tellings, doc._id.toHexString(), unitNameFor(reader)),
    unitName: unitNameFor(reader),
    photos: photosShownOf(doc, reader),
    own: isRequester(ticketOf(doc), reader.actor),
    requesterId: doc.requester.personId,
    readerId: reader.actor.personId,
    internal: seesInternalNotes(reader.actor),
    drafts: reader.actor.role !== 'resident',
  });

export function wholeTimeline(
  doc: TicketDoc,
  reader: Reader,
  { facts = noFacts, rows = [], tellings }: BesideLog,
): TimelineItem[] {
  const log = withJoined(itemsOf(withFacts(doc.events, facts), doc, reader, tellings), facts);
  const told = withHold(withEarlier(log, facts), doc);
  // Other readers need not know that there was something to see.
  const knows = seesInternalNotes(reader.actor) || isRequester(ticketOf(doc), reader.actor);
  return withRows(
    withUnmaskings(told, knows ? doc : {}, unitNameFor(reader)),
    rows,
    photosShownOf(doc, reader),
  );
}
