/**
 * What one ticket contributes to which rate of which unit: numerator and denominator memberships, from its log alone.
 *
 * 响应率 counts legs whose time to respond is over; 办结率 and 按时办结率 count legs in the month of their dispatch;
 * callbacks count in the month they were made. A unit relieved of a leg (returned, ruled away, withdrawn, terminated,
 * shelved) is not judged by it; the first receiver (首接责任) stays accountable through transfers.
 *
 * A ticket dispatched under rules that know 自己的时间 (see `ResidentClock.ownTime`) is judged by the time the unit had it:
 * a unit that has reported and waits for the centre or the resident has finished its part, and no answer is due while a
 * return is under review. Older tickets are judged as they were.
 */
import type { TicketEvent } from '../ticket/event';
import { heldSpans, type HeldSpan } from '../ticket/held';
import { judgedAt } from '../ticket/holder';
import { leadLeg, type Leg, type LegEnd, type Ticket } from '../ticket/ticket';
import type { RulesAt, RateName, ScoreRules } from './rules';

export interface Fact {
  rate: RateName;
  hit: boolean;
  /** Decides the month. */
  at: Date;
  unitId?: string;
  /** The unit's ancestors from the root, itself last. */
  path: readonly string[];
}

export interface TicketFacts {
  facts: Fact[];
  /** Something will have to be judged at this instant though nothing happens: a response falls due. */
  recheckAt?: Date;
}

const HOUR_MS = 3600_000;
const relieved: readonly (LegEnd | undefined)[] = [
  'returned',
  'ruled',
  'redispatched',
  'withdrawn',
  'terminated',
];

/** Tickets nobody from the public asked for: found on a round or a visit. */
const isProactive = ({ channel, requester }: Ticket): boolean =>
  channel === 'grid' || requester.role === 'gridWorker';

function directFact(ticket: Ticket, events: readonly TicketEvent[]): Fact[] {
  const taken = events.find(({ type }) => type === 'ticket.accepted' || type === 'ticket.answered');
  if (!taken) return [];
  const { unitId } = taken.by;
  return [
    {
      rate: 'direct',
      hit: ticket.status === 'answered',
      at: taken.at,
      ...(unitId ? { unitId } : {}),
      path: unitId ? [unitId] : [],
    },
  ];
}

const judged = (ticket: Ticket, leg: Leg): boolean => {
  if (leg.end === 'transferred') return ticket.mode === 'firstReceiver' && leg.unitId === ticket.firstUnitId;
  return !relieved.includes(leg.end);
};

/** By when the requester must have been reached: the rules's hours, or the whole limit when that is shorter. */
export const responseDueOf = (leg: Leg, rules: ScoreRules): Date =>
  new Date(Math.min(leg.startedAt.getTime() + rules.responseHours * HOUR_MS, leg.dueAt.getTime()));

/** The same, put off by the time in which the unit did not have the ticket before it was over, or the requester reached. */
function ownResponseDue(leg: Leg, rules: ScoreRules, spans: readonly HeldSpan[], reachedAt?: Date): Date {
  let due = responseDueOf(leg, rules).getTime();
  for (const { kind, from, to } of spans) {
    const start = Math.max(from.getTime(), leg.startedAt.getTime());
    if (reachedAt && start >= reachedAt.getTime()) break;
    if (kind !== 'unit' && start < due && to.getTime() > start) due += to.getTime() - start;
  }
  return new Date(due);
}

/**
 * By when the work had to be reported. A leg that was passed on keeps the due time it had then; whoever stays accountable
 * through a transfer has the time that the requester was told since: an extension granted, a pause while shelved.
 */
const reportDueOf = (leg: Leg, doer: Leg, { clock }: Ticket): Date => {
  if (leg.end !== 'transferred' || !clock) return leg.dueAt;
  // What the centre took is given back to whoever does the work; the first receiver is judged by that leg then.
  const dues = [leg.dueAt, clock.dueAt, ...(clock.ownTime && doer.backSince ? [doer.dueAt] : [])];
  return new Date(Math.max(...dues.map(Number)));
};

/** Reported, and now the centre or the resident has it. */
const waitsForOthers = ({ status }: Ticket): boolean => status === 'reported' || status === 'pendingCallback';

function legFacts(ticket: Ticket, events: readonly TicketEvent[], rulesAt: RulesAt, now: Date): TicketFacts {
  const own = ticket.clock?.ownTime === true;
  const spans = own ? heldSpans(ticket.id, events, now) : [];
  const found: TicketFacts = { facts: [] };
  const final = ticket.legs.findLast((leg) => leg.role === 'lead');
  for (const leg of ticket.legs) {
    if (!judged(ticket, leg)) continue;
    const of = { unitId: leg.unitId, path: leg.path };
    // 首接责任: the first receiver answers for what the last one did.
    const doer = leg.end === 'transferred' ? (final ?? leg) : leg;
    if (leg.role === 'lead') {
      const contacts = [...leg.contacts, ...(doer === leg ? [] : doer.contacts)];
      const first = contacts.find(({ reached }) => reached);
      const due = ownResponseDue(leg, rulesAt(leg.startedAt), spans, first?.at);
      const hit = contacts.some(({ reached, at }) => reached && at <= due);
      // While a return is under review the time does not run; what comes of it is an event.
      const stands = own && ticket.status === 'returnReview' && doer.returnRequest?.decision === undefined;
      if (hit || (due <= now && !stands)) found.facts.push({ rate: 'response', hit, at: due, ...of });
      else if (!stands && (!found.recheckAt || due < found.recheckAt)) found.recheckAt = due;
    }
    if (ticket.status === 'shelved') continue;
    const report = doer.reports.at(-1);
    const over = ticket.status === 'closed' || (own && waitsForOthers(ticket));
    const finished = leg.role === 'lead' ? over : report !== undefined;
    const doneAt = own && report ? judgedAt(ticket, doer, now) : report?.at;
    const onTime = finished && doneAt !== undefined && doneAt <= reportDueOf(leg, doer, ticket);
    found.facts.push({ rate: 'finish', hit: finished, at: leg.startedAt, ...of });
    found.facts.push({ rate: 'onTime', hit: onTime, at: leg.startedAt, ...of });
  }
  return found;
}

function callbackFacts(ticket: Ticket, rulesAt: RulesAt): Fact[] {
  // What the resident objects to was not said by them.
  const effective = ticket.callbacks.findLast(({ contacted, objection }) => contacted && !objection);
  const last = ticket.callbacks.at(-1);
  const lead = leadLeg(ticket) ?? ticket.legs.findLast((leg) => leg.role === 'lead');
  const of = { ...(lead ? { unitId: lead.unitId } : {}), path: lead?.path ?? [] };
  if (!effective) {
    // Three unanswered calls end a ticket; they are no answer, and certainly not 满意.
    const given = last && ticket.status === 'closed';
    return given ? [{ rate: 'effectiveCallback', hit: false, at: last.at, ...of }] : [];
  }
  const { at } = effective;
  const happy =
    effective.satisfaction === 'satisfied' ||
    (effective.satisfaction === 'fairlySatisfied' && rulesAt(at).fairlyIsSatisfied);
  const facts: Fact[] = [
    { rate: 'effectiveCallback', hit: true, at, ...of },
    { rate: 'solved', hit: effective.solved === true, at, ...of },
  ];
  return isProactive(ticket) ? facts : [...facts, { rate: 'satisfied', hit: happy, at, ...of }];
}

export function factsOf(
  ticket: Ticket,
  events: readonly TicketEvent[],
  rulesAt: RulesAt,
  now: Date,
): TicketFacts {
  const { facts, recheckAt } = legFacts(ticket, events, rulesAt, now);
  return {
    facts: [...directFact(ticket, events), ...facts, ...callbackFacts(ticket, rulesAt)],
    ...(recheckAt ? { recheckAt } : {}),
  };
}
