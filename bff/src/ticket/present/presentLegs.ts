/** The units' parts in a ticket, what they asked, and the meetings that decided who takes it. */
import type { LegView, MeetingView } from '@jsjb/shared/ticket/view';
import type { PhotoView } from '@jsjb/shared/photo/contract';
import { lightOf } from '@jsjb/shared/ticket/deadline';
import { judgedAt } from '@jsjb/shared/ticket/holder';
import { meetingIn, type TicketEvent, type TicketEventData } from '@jsjb/shared/ticket/event';
import { rulesFor } from '@jsjb/shared/ticket/frozenRules';
import type { Leg, ResidentClock, ReturnRequest, Ticket } from '@jsjb/shared/ticket/ticket';
import { presentEvidence } from '../../photo';
import { unitNameFor, type Reader } from './reader';

interface Context {
  reader: Reader;
  internal: boolean;
  photos: (ids: readonly string[]) => PhotoView[];
}

const iso = (date: Date): string => date.toISOString();

const presentRequest = (request: ReturnRequest, photos: Context['photos']): LegView['returnRequest'] => ({
  at: iso(request.at),
  reason: request.reason,
  ...presentEvidence(request.evidence, photos),
  ...(request.decideBy ? { decideBy: iso(request.decideBy) } : {}),
  ...(request.decision ? { decision: request.decision } : {}),
  ...(request.decisionNote ? { decisionNote: request.decisionNote } : {}),
});

/** Why a unit's time is another than the requester's. */
function ownDueOf({ dueAt, opening, backSince }: Leg, clock: ResidentClock): LegView['ownDue'] {
  if (dueAt.getTime() === clock.dueAt.getTime()) return undefined;
  return opening ? 'hours' : backSince ? 'givenBack' : 'passedOn';
}

function presentLeg(
  ticket: Ticket,
  leg: Leg,
  clock: ResidentClock,
  { reader, internal, photos }: Context,
): LegView {
  const { limits } = rulesFor(reader.rules, clock);
  const ownDue = internal ? ownDueOf(leg, clock) : undefined;
  return {
    id: leg.id,
    unit: { id: leg.unitId, name: unitNameFor(reader)(leg.unitId) },
    role: leg.role,
    status: leg.status,
    startedAt: iso(leg.startedAt),
    dueAt: iso(leg.dueAt),
    // Nobody is late for the time in which others have the ticket.
    light: lightOf({ limit: clock.limit, dueAt: leg.dueAt }, judgedAt(ticket, leg, reader.now), limits),
    ...(leg.signed ? { signedAt: iso(leg.signed.at) } : {}),
    ...(leg.endedAt ? { endedAt: iso(leg.endedAt) } : {}),
    ...(leg.end ? { end: leg.end } : {}),
    contacted: leg.contacts.some((contact) => contact.reached),
    ...(ownDue ? { ownDue } : {}),
    ...(internal && leg.returnRequest ? { returnRequest: presentRequest(leg.returnRequest, photos) } : {}),
  };
}

export const presentLegs = (ticket: Ticket, clock: ResidentClock | undefined, context: Context): LegView[] =>
  clock ? ticket.legs.map((leg) => presentLeg(ticket, leg, clock, context)) : [];

export function presentMeetings(
  events: readonly TicketEvent[],
  nameOf: (id: string) => string,
): MeetingView[] {
  const named = (id: string) => ({ id, name: nameOf(id) });
  return events.flatMap((event) => {
    const meeting = meetingIn(event);
    if (!meeting) return [];
    const { legs, note } = event.data as TicketEventData['ticket.ruled'];
    return {
      at: iso(event.at),
      agenda: meeting.agenda,
      attendees: meeting.attendees.map(named),
      text: note,
      lead: named(legs.find(({ role }) => role === 'lead')?.unitId ?? ''),
      co: legs.filter(({ role }) => role === 'co').map(({ unitId }) => named(unitId)),
      precedent: meeting.precedent,
    };
  });
}
