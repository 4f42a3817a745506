/** The whole time of a ticket, split among those who held it: from the log alone, to the millisecond. */
import type { EventBase, TicketEvent } from './event';
import { holderOf, type Holder, type HolderKind } from './holder';
import { finalStatuses } from './lifecycle';
import { ticketRecord } from './record';
import type { Ticket, TicketStatus } from './ticket';

/** A stretch under one holder. */
export interface HeldSpan {
  kind: HolderKind;
  /** While the units had it: the one that led. */
  unitId?: string;
  status: TicketStatus;
  from: Date;
  to: Date;
}

type Known = Pick<Holder, 'kind' | 'unitId'>;
type Shared = Known & { status?: TicketStatus };
const isSame = (one: Shared, other: Shared): boolean =>
  one.kind === other.kind && one.unitId === other.unitId && one.status === other.status;

/** A ticket that nobody touches passes from the requester to the centre by itself. */
function spansWithin(ticket: Ticket, from: Date, to: Date): HeldSpan[] {
  if (to <= from) return [];
  const { kind, unitId, dueAt } = holderOf(ticket, from);
  const span = { kind, ...(unitId ? { unitId } : {}), status: ticket.status, from };
  return kind === 'requester' && dueAt && dueAt < to
    ? [{ ...span, to: dueAt }, ...spansWithin(ticket, dueAt, to)]
    : [{ ...span, to }];
}

/** In order, without a gap, until it ended or until now. A clock that was set back stands still until it is made up for. */
export function heldSpans(id: string, events: readonly TicketEvent[], now: Date): HeldSpan[] {
  const [first, ...rest] = events;
  if (!first) return [];
  let ticket = ticketRecord.open(id, first as EventBase<'ticket.submitted'>);
  let at = first.at;
  const spans: HeldSpan[] = [];
  const until = (to: Date): void => {
    spans.push(...spansWithin(ticket, at, to));
    if (to > at) at = to;
  };
  for (const event of rest) {
    until(event.at);
    ticket = ticketRecord.evolve(ticket, event);
  }
  if (!finalStatuses.includes(ticket.status)) until(now);
  // What came after the end, such as a rating, is nobody's time.
  while (finalStatuses.includes(spans.at(-1)?.status ?? 'submitted')) spans.pop();
  return spans;
}

/** A holder with all the time it had, in whole seconds that add up. */
export interface HeldShare extends Known {
  /** Where nobody had it: why. */
  status?: TicketStatus;
  seconds: number;
}

const secondOf = (at: Date): number => Math.floor(at.getTime() / 1000);

/** Each holder once, in the order in which they first had it. */
export function heldShares(spans: readonly HeldSpan[]): HeldShare[] {
  const shares: HeldShare[] = [];
  for (const { kind, unitId, status, from, to } of spans) {
    const of = { kind, ...(unitId ? { unitId } : {}), ...(kind === 'nobody' ? { status } : {}) };
    const seconds = secondOf(to) - secondOf(from);
    const share = shares.find((each) => isSame(each, of));
    if (share) share.seconds += seconds;
    else shares.push({ ...of, seconds });
  }
  return shares;
}
