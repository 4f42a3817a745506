/**
 * Who holds a ticket: a unit, the centre, its requester, or nobody. Each delay stands under its own name.
 *
 * A unit holds what waits for its signature or is handled; what it asks meanwhile (延期, 挂账, 终止) leaves it there, so
 * that asking wins no time. The centre holds what is to be accepted, reviewed, verified or called back, and a return it
 * has to decide. The requester holds a ticket that waits for the callback for as long as they are given to answer by
 * themselves; while it is verified, the centre holds it though they may answer already. Nobody holds what is shelved
 * under a plan, what goes along with another ticket, and what has ended.
 */
import { DAY_MS } from '../calendar/calendar';
import { warningOf, type Light } from './deadline';
import type { LimitRules } from './terms';
import { leadLeg, type CentreStatus, type Leg, type Ticket, type TicketStatus } from './ticket';

export const holderKinds = ['unit', 'centre', 'requester', 'nobody'] as const;
export type HolderKind = (typeof holderKinds)[number];

export interface Holder {
  kind: HolderKind;
  /** The lead unit and its leg. */
  unitId?: string;
  legId?: string;
  /** Absent where an older log does not say. */
  since?: Date;
  /** By when it should be passed on; absent where the rules set no limit. */
  dueAt?: Date;
}

/** All that tells who has a ticket. */
type Held = Pick<Ticket, 'status' | 'clock' | 'centre' | 'legs' | 'shelving'>;

/** So long the requester may answer before somebody calls. */
export const ANSWER_HOURS = 24;

const centreHolds = (ticket: Held, status: CentreStatus, at: Date): Holder => {
  const turn = ticket.centre?.status === status ? ticket.centre : undefined;
  if (!turn) return { kind: 'centre' };
  const { since, dueAt, callFrom } = turn;
  if (callFrom && at < callFrom) return { kind: 'requester', since, dueAt: callFrom };
  return { kind: 'centre', since: callFrom ?? since, ...(dueAt ? { dueAt } : {}) };
};

const unitHolds = ({ clock }: Held, lead: Leg | undefined): Holder => {
  if (!lead) return { kind: 'centre' };
  const { id: legId, unitId, startedAt, backSince } = lead;
  // Under the rules before, the unit was judged by the requester's clock.
  const dueAt = clock?.ownTime ? lead.dueAt : clock?.dueAt;
  return { kind: 'unit', unitId, legId, since: backSince ?? startedAt, ...(dueAt ? { dueAt } : {}) };
};

const returnHolds = (lead: Leg | undefined): Holder => {
  const request = lead?.returnRequest;
  return request ? { kind: 'centre', since: request.at, dueAt: request.decideBy } : { kind: 'centre' };
};

const shelvedSince = ({ shelving }: Held): Holder =>
  shelving?.decidedAt ? { kind: 'nobody', since: shelving.decidedAt } : { kind: 'nobody' };

const nobody = (): Holder => ({ kind: 'nobody' });
const byUnit = (ticket: Held): Holder => unitHolds(ticket, leadLeg(ticket));

const holders: Record<TicketStatus, (ticket: Held, at: Date) => Holder> = {
  submitted: (ticket, at) => centreHolds(ticket, 'submitted', at),
  pendingReview: (ticket, at) => centreHolds(ticket, 'pendingReview', at),
  reported: (ticket, at) => centreHolds(ticket, 'reported', at),
  pendingCallback: (ticket, at) => centreHolds(ticket, 'pendingCallback', at),
  returnReview: (ticket) => returnHolds(leadLeg(ticket)),
  pendingSign: byUnit,
  handling: byUnit,
  shelved: shelvedSince,
  merged: nobody,
  closed: nobody,
  answered: nobody,
  refused: nobody,
  terminated: nobody,
  withdrawn: nobody,
};

/** Who holds the ticket at this instant, if nothing has happened to it since. */
export const holderOf = (ticket: Held, at: Date): Holder => holders[ticket.status](ticket, at);

/**
 * When the ticket left the hands of a leg's unit; undefined while it is still waited for. Who helps answers for a report
 * of its own: that is waited for until the lead's has been verified.
 */
export function letGoAt(
  { status, centre, clock, legs }: Ticket,
  { role }: Pick<Leg, 'role'>,
): Date | undefined {
  const lead = legs.findLast((leg) => leg.role === 'lead' && leg.status !== 'ended');
  if (status === 'returnReview') return lead?.returnRequest?.at;
  if (role === 'lead' && lead?.status === 'reported') return lead.reports.at(-1)?.at;
  if (status === 'pendingCallback' || status === 'closed')
    return centre?.status === 'pendingCallback' ? centre.since : lead?.reports.at(-1)?.at;
  return clock?.pauses.find((pause) => !pause.to)?.from;
}

/** An ended leg was out of the units' hands before the end when a return was asked for and granted, or never decided. */
const askedBefore = (ticket: Ticket, endedAt: Date): Date | undefined =>
  ticket.legs.find(
    (leg) =>
      leg.endedAt?.getTime() === endedAt.getTime() &&
      leg.returnRequest !== undefined &&
      leg.returnRequest.decision !== 'rejected',
  )?.returnRequest?.at;

/** The instant by which a leg is judged: now while its unit is waited for, else when its part was over. */
export function judgedAt(ticket: Ticket, leg: Leg, now: Date): Date {
  // Who helps reports once; who leads may have to do it again.
  const reported = leg.status === 'reported' || leg.role === 'co' ? leg.reports.at(-1)?.at : undefined;
  const asked = leg.endedAt && askedBefore(ticket, leg.endedAt);
  return [reported, leg.endedAt, asked, letGoAt(ticket, leg)].reduce<Date>(
    (first, instant) => (instant && instant < first ? instant : first),
    now,
  );
}

/** How late a unit is with its leg: the time after its due in which it was waited for, in milliseconds. */
export const latenessOf = (ticket: Ticket, leg: Leg, now: Date): number =>
  Math.max(0, judgedAt(ticket, leg, now).getTime() - leg.dueAt.getTime());

/** The centre's light turns yellow a day before it is due, or when a third of a shorter limit is left. */
function centreWarning(since: Date | undefined, dueAt: Date): number {
  const length = since ? dueAt.getTime() - since.getTime() : DAY_MS;
  return length > DAY_MS ? DAY_MS : length / 3;
}

/** When the holder's light turns yellow; undefined where nothing is due. */
export function warnedAt(
  ticket: Ticket,
  { kind, since, dueAt }: Holder,
  limits: LimitRules,
): Date | undefined {
  if (!dueAt) return undefined;
  const before =
    kind === 'unit' && ticket.clock ? warningOf(ticket.clock.limit, limits) : centreWarning(since, dueAt);
  return new Date(dueAt.getTime() - before);
}

/** The light of whoever holds it; none where nothing is due, or the requester is waited for. */
export function holderLight(ticket: Ticket, now: Date, limits: LimitRules): Light | undefined {
  const holder = holderOf(ticket, now);
  const yellow = holder.kind === 'requester' ? undefined : warnedAt(ticket, holder, limits);
  if (!yellow || !holder.dueAt) return undefined;
  return holder.dueAt <= now ? 'red' : yellow <= now ? 'yellow' : 'green';
}
