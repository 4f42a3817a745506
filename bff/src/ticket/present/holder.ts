/** Who has a ticket now, and whose time has passed, in the names the reader knows. */
import { heldShares, heldSpans } from '@jsjb/shared/ticket/held';
import { lightOf } from '@jsjb/shared/ticket/deadline';
import { holderLight, holderOf, type Holder, type HolderKind } from '@jsjb/shared/ticket/holder';
import { isOpen } from '@jsjb/shared/ticket/lifecycle';
import type { TicketEvent } from '@jsjb/shared/ticket/event';
import { rulesFor } from '@jsjb/shared/ticket/frozenRules';
import { centreName, requesterWords, nobodyWords } from '@jsjb/shared/ticket/holderWords';
import type { Ticket, TicketStatus } from '@jsjb/shared/ticket/ticket';
import type { HeldShareView, HolderView } from '@jsjb/shared/ticket/view';
import { isRequester, seesInternalNotes } from '../access/ticketAccess';
import { unitNameFor, type Reader } from './reader';

interface Known {
  kind: HolderKind;
  unitId?: string | undefined;
  status?: TicketStatus | undefined;
}

function nameOf({ kind, unitId, status }: Known, ticket: Ticket, reader: Reader): string {
  switch (kind) {
    case 'unit':
      return unitNameFor(reader)(unitId);
    case 'centre':
      return centreName;
    case 'requester':
      return isRequester(ticket, reader.actor) ? requesterWords.own : requesterWords.other;
    case 'nobody':
      return status === 'shelved' || status === 'merged' ? nobodyWords[status] : nobodyWords.ended;
  }
}

/** The requester was told one time, and reads of no other: not of a unit's own, nor of the centre's limits. */
function dueFor(
  ticket: Ticket,
  { kind, dueAt }: Holder,
  reader: Reader,
): Pick<HolderView, 'dueAt' | 'light'> {
  const { limits } = rulesFor(reader.rules, ticket.clock);
  const light = holderLight(ticket, reader.now, limits);
  if (seesInternalNotes(reader.actor))
    return { ...(dueAt ? { dueAt: dueAt.toISOString() } : {}), ...(light ? { light } : {}) };
  if (kind === 'requester' && dueAt) return { dueAt: dueAt.toISOString() };
  return kind === 'unit' && ticket.clock
    ? { dueAt: ticket.clock.dueAt.toISOString(), light: lightOf(ticket.clock, reader.now, limits) }
    : {};
}

/** Undefined once it has ended. */
export function presentHolder(ticket: Ticket, reader: Reader): HolderView | undefined {
  if (!isOpen(ticket.status) && ticket.status !== 'merged') return undefined;
  const holder = holderOf(ticket, reader.now);
  const { kind, unitId, since } = holder;
  return {
    kind,
    name: nameOf({ kind, unitId, status: ticket.status }, ticket, reader),
    ...(unitId ? { unitId } : {}),
    ...(since ? { since: since.toISOString() } : {}),
    ...dueFor(ticket, holder, reader),
  };
}

export const presentHeld = (
  ticket: Ticket,
  events: readonly TicketEvent[],
  reader: Reader,
): HeldShareView[] =>
  heldShares(heldSpans(ticket.id, events, reader.now)).map((share) => ({
    kind: share.kind,
    name: nameOf(share, ticket, reader),
    seconds: share.seconds,
  }));
