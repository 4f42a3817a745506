/**
 * Whenever a ticket passes to somebody else, the event says by when they are due: the centre under a limit of its own,
 * units that get it back with what they had left. Said once for every step of the life, whatever leads there.
 */
import { AppError } from '../kit/errors';
import type { Folds } from '../kit/terms';
import type { RecordDefinition } from '../kit/definition';
import { DAY_MS, type Calendar } from '../calendar/calendar';
import type { ActionName } from './action';
import { endOfLength } from './deadline';
import type { TicketEvent, TicketEventType, TicketTypes } from './event';
import { ticketFolds } from './folds';
import type { Handed } from './handed';
import { ANSWER_HOURS, letGoAt } from './holder';
import { actionNames, lifecycle } from './lifecycle';
import { shiftedDue } from './shiftedDue';
import type { Length, Rules } from './terms';
import { isRunning, leadLeg, type CentreStatus, type Ticket, type TicketStatus } from './ticket';

/** What the centre's limits are called, by the status in which it is waited for. */
const centreTasks = {
  submitted: 'accept',
  pendingReview: 'review',
  reported: 'verify',
  pendingCallback: 'callback',
} as const satisfies Record<CentreStatus, string>;

const isCentreStatus = (status: Ticket['status']): status is CentreStatus => status in centreTasks;

/** In working days; while next year's calendar is not known yet every day counts, as nothing else hangs on it. */
function centreDue(length: Length, from: Date, calendar: Calendar): Date {
  try {
    return endOfLength(length, from, calendar);
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'CALENDAR_NOT_COVERED' && 'days' in length))
      throw error;
    return new Date(from.getTime() + length.days * DAY_MS);
  }
}

/** Only a resident who is asked on the phone can answer before the call: so long nobody calls. */
function callFrom(before: TicketStatus, ticket: Ticket, now: Date): Date | undefined {
  // Who objects to what was written down after closing has answered.
  if (ticket.status !== 'pendingCallback' || before === 'closed') return undefined;
  if (ticket.requester.role !== 'resident') return undefined;
  const askedAt = leadLeg(ticket)?.reports.at(-1)?.at ?? now;
  const until = new Date(askedAt.getTime() + ANSWER_HOURS * 3600_000);
  return until > now ? until : undefined;
}

function centreTurn(
  before: TicketStatus,
  ticket: Ticket,
  status: CentreStatus,
  now: Date,
  { limits, calendar }: Rules,
): Handed['centre'] {
  const length = limits.centre?.[centreTasks[status]];
  if (!length) return undefined;
  const from = callFrom(before, ticket, now);
  const dueAt = centreDue(length, from ?? now, calendar);
  return { status, dueAt, ...(from ? { callFrom: from } : {}) };
}

/** When a ticket is opened, it waits to be accepted. */
export function handedAtOpening(now: Date, { limits, calendar }: Rules): { handed?: Handed } {
  const length = limits.centre?.accept;
  return length
    ? { handed: { centre: { status: 'submitted', dueAt: centreDue(length, now, calendar) } } }
    : {};
}

/** Units had it, then others, and now the same units again: their clocks stood still. What was shelved says so itself. */
function legsBack(before: Ticket, after: Ticket, now: Date, rules: Rules): Handed['legs'] {
  const { clock } = after;
  if (!clock?.ownTime || before.status === 'shelved') return undefined;
  const back = after.legs.filter(isRunning).flatMap((leg) => {
    const from = letGoAt(before, leg);
    if (!from || leg.startedAt > from) return [];
    const dueAt = before.legs.find(({ id }) => id === leg.id)?.dueAt ?? leg.dueAt;
    return { id: leg.id, dueAt: shiftedDue({ ...leg, dueAt }, { from, to: now }, clock, rules) };
  });
  return back.length > 0 ? back : undefined;
}

function handedOn(before: Ticket, after: Ticket, now: Date, rules: Rules): Handed | undefined {
  const { status } = after;
  const centre =
    isCentreStatus(status) && status !== before.status
      ? centreTurn(before.status, after, status, now, rules)
      : undefined;
  const legs =
    status === 'pendingSign' || status === 'handling' ? legsBack(before, after, now, rules) : undefined;
  return centre || legs ? { ...(centre ? { centre } : {}), ...(legs ? { legs } : {}) } : undefined;
}

type Guards = NonNullable<RecordDefinition<TicketTypes>['guards']>;
// TypeScript cannot correlate an action or an event with its own row when the name is only known at run time.
type AnyGuard = (situation: {
  record: Ticket;
  actor: TicketEvent['by'];
  data: object;
  now: Date;
  context: Rules;
}) => { type: TicketEventType; data: object } | { ok: false } | undefined;
type AnyFold = (ticket: Ticket, event: TicketEvent) => Partial<Ticket>;

function handing(name: ActionName, guard: AnyGuard | undefined): AnyGuard {
  const row = lifecycle[name];
  if (row.fact) return (situation) => guard?.(situation);
  return (situation) => {
    const made = guard?.(situation);
    if (made && 'ok' in made) return made;
    const { record, actor, now, context } = situation;
    const happened = made ?? { type: row.event as TicketEventType, data: situation.data };
    const event = { ...happened, at: now, by: actor } as TicketEvent;
    const fold = ticketFolds[event.type as keyof typeof ticketFolds] as AnyFold;
    const handed = handedOn(record, { ...record, ...fold(record, event) }, now, context);
    return handed ? { ...happened, data: { ...happened.data, handed } } : made;
  };
}

/** The guards, with what each step hands on. */
export const handingOver = (guards: Guards): Guards =>
  Object.fromEntries(
    actionNames.map((name) => [name, handing(name, guards[name] as AnyGuard | undefined)]),
  ) as Guards;

/** What an event hands on, as it stands in the ticket. */
export function takenOver(ticket: Partial<Ticket>, handed: Handed | undefined, at: Date): Partial<Ticket> {
  if (!handed) return {};
  const { centre, legs } = handed;
  const dues = new Map(legs?.map(({ id, dueAt }) => [id, dueAt]));
  return {
    ...(centre ? { centre: { ...centre, since: at } } : {}),
    ...(legs
      ? {
          legs: (ticket.legs ?? []).map((leg) => {
            const dueAt = dues.get(leg.id);
            return dueAt ? { ...leg, dueAt, backSince: at } : leg;
          }),
        }
      : {}),
  };
}

/** The folds, with what each event hands on. */
export const takingOver = (folds: Folds<TicketTypes>): Folds<TicketTypes> =>
  Object.fromEntries(
    Object.entries(folds as Record<string, AnyFold>).map(([type, fold]) => [
      type,
      (ticket: Ticket, event: TicketEvent) => {
        const changed = fold(ticket, event);
        return { ...changed, ...takenOver({ ...ticket, ...changed }, event.data.handed, event.at) };
      },
    ]),
  ) as unknown as Folds<TicketTypes>;
