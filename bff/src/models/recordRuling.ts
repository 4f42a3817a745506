/** Writes a ruling down where dispatchers look for precedents. Recording it twice is recording it once. */
import { localDate } from '@jsjb/shared/calendar/calendar';
import type { EventBase } from '@jsjb/shared/ticket/event';
import { searchWords } from '../suggest/searchWords';
import type { RulingDoc } from './dispatchModels';
import type { Models } from './index';
import type { TicketDoc } from './ticketDoc';

/** Enough to recognise the matter by. */
const MATTER = 500;

export function rulingOf(doc: TicketDoc, event: EventBase<'ticket.ruled'> & { seq: number }): RulingDoc {
  const { legs, note, agenda, attendees, precedent } = event.data;
  const lead = legs.find((leg) => leg.role === 'lead')?.unitId ?? '';
  const co = legs.filter((leg) => leg.role === 'co').map((leg) => leg.unitId);
  const matter = [...doc.content].slice(0, MATTER).join('');
  const ticketId = doc._id.toHexString();
  return {
    _id: `${ticketId}:${event.seq}`,
    ticketId,
    ticketNumber: doc.number,
    at: event.at,
    month: localDate(event.at).slice(0, 7),
    matter,
    ...(doc.category ? { category: doc.category } : {}),
    agenda,
    attendees: [...attendees],
    text: note,
    lead,
    co,
    units: [...new Set([lead, ...co, ...attendees])],
    // What was told in confidence guides nobody else's dispatch.
    precedent: precedent && !doc.confidential,
    words: searchWords(matter, agenda, note),
  };
}

export async function recordRuling(
  rulings: Models['rulings'],
  doc: TicketDoc,
  event: EventBase<'ticket.ruled'> & { seq: number },
): Promise<void> {
  const { _id, ...ruling } = rulingOf(doc, event);
  await rulings.updateOne({ _id }, { $set: ruling }, { upsert: true });
}
