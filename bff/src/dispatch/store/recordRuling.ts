/** Writes a ruling down where dispatchers look for precedents. Recording it twice is recording it once. */
import { localDate } from '@jsjb/shared/calendar/calendar';
import { meetingIn, type Meeting } from '@jsjb/shared/ticket/event';
import { searchWords } from '../../search';
import type { RulingDoc } from './dispatchModels';
import type { Models } from '../../deps';
import type { LoggedEvent, TicketDoc } from '../../ticket';

/** Enough to recognise the matter by. */
const MATTER = 500;

type Ruled = Extract<LoggedEvent, { type: 'ticket.ruled' | 'ticket.dispatched' }>;

function rulingOf(doc: TicketDoc, event: Ruled, { agenda, attendees, precedent }: Meeting): RulingDoc {
  const { legs, note } = event.data;
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
    precedent,
    words: searchWords(matter, agenda, note),
  };
}

export async function recordRuling(rulings: Models['rulings'], doc: TicketDoc, event: Ruled): Promise<void> {
  const meeting = meetingIn(event);
  // What was told in confidence is no precedent: other offices read the list, the one that is named among them.
  if (!meeting || doc.confidential) return;
  const { _id, ...ruling } = rulingOf(doc, event, meeting);
  await rulings.updateOne({ _id }, { $set: ruling }, { upsert: true });
}
