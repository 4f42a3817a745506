/** Who may see which ticket, and which of its fields: pure sentences. */
import { isGuest } from '@jsjb/shared/intake/guest';
import type { Actor } from '@jsjb/shared/kit/role';
import type { Ticket } from '@jsjb/shared/ticket/ticket';

const centre: readonly Actor['role'][] = ['agent', 'dispatcher', 'supervisor'];

/** An agent who took a call down is not the one who called: whose matter it is, they are shown like any other's. */
export const isRequester = ({ requester }: Ticket, { personId }: Actor): boolean =>
  requester.personId === personId && requester.role !== 'agent';

/** Officials see what is or was with their unit or below it; former units keep seeing what they dealt with. */
const isOfUnit = (ticket: Ticket, actor: Actor): boolean =>
  actor.unitId !== undefined && ticket.legs.some((leg) => leg.path.includes(actor.unitId ?? ''));

const isInGrid = (ticket: Ticket, actor: Actor): boolean =>
  actor.gridId !== undefined && ticket.place.gridId === actor.gridId;

/** In the place of the area of a leader whose unit stands for none, as a department: no code begins so. */
export const NO_AREA = '-';

/** `areaCode` is the leader's own area; the city's leaders have none and see all. */
export function canRead(ticket: Ticket, actor: Actor, areaCode?: string): boolean {
  if (isRequester(ticket, actor) || centre.includes(actor.role)) return true;
  if (actor.role === 'official') return isOfUnit(ticket, actor);
  // A confidential matter is not for the neighbour who happens to be the grid worker.
  if (actor.role === 'gridWorker') return isInGrid(ticket, actor) && !ticket.confidential;
  if (actor.role === 'leader') {
    return (
      areaCode === undefined || isOfUnit(ticket, actor) || (ticket.place.areaCode ?? '').startsWith(areaCode)
    );
  }
  return false;
}

/** Whoever asked has no inbox: an agent took it down, or it came by the web without a sign-in. */
export const hasNoAccount = ({ requester }: Pick<Ticket, 'requester'>): boolean =>
  requester.role === 'agent' || isGuest(requester.personId);

export type IdentityView = 'full' | 'masked' | 'hidden';

/** The requester asked to be kept unknown, or the matter (举报) does. */
export const isDiscreet = ({
  requester,
  confidential,
}: Pick<Ticket, 'requester' | 'confidential'>): boolean => requester.anonymous || confidential;

/**
 * How much of the requester's identity a reader is shown unasked: masked to everybody at work, hidden where the
 * requester asked for discretion. Whoever must call asks for the rest, with a reason (see `canUnmask`).
 */
export function identityFor(ticket: Ticket, actor: Actor): IdentityView {
  if (isRequester(ticket, actor)) return 'full';
  return isDiscreet(ticket) && actor.role !== 'agent' && actor.role !== 'dispatcher' ? 'hidden' : 'masked';
}

/**
 * Who may ask for the full identity, with a reason: the centre, and the lead unit once it has signed. An anonymous or
 * confidential requester is opened to the centre only, and there only with the approval of another (see
 * `unmaskRequester`).
 */
export function canUnmask(
  ticket: Pick<Ticket, 'requester' | 'confidential' | 'legs'>,
  actor: Actor,
): boolean {
  if (centre.includes(actor.role)) return true;
  const lead = ticket.legs.findLast((leg) => leg.role === 'lead' && leg.status !== 'ended');
  const handles = actor.role === 'official' && lead?.unitId === actor.unitId && lead?.signed !== undefined;
  return handles && !isDiscreet(ticket);
}

/** Who looks at contents that were held. */
export const judgesContent = ({ role }: Actor): boolean => role === 'agent' || role === 'dispatcher';

/** Notes between offices are not for the public. */
export const seesInternalNotes = (actor: Actor): boolean =>
  actor.role !== 'resident' && actor.role !== 'gridWorker';

/** The queues a post works from, in the words of `listFields`. */
export function queueOf(actor: Actor): string | undefined {
  switch (actor.role) {
    case 'agent':
    case 'dispatcher':
      return actor.role;
    case 'official':
      return `unit:${actor.unitId ?? ''}`;
    case 'gridWorker':
      return `grid:${actor.gridId ?? ''}`;
    default:
      return undefined;
  }
}

/** What a post may list in full; undefined when only its own. */
export function scopeOf(actor: Actor, areaCode?: string): string | undefined {
  switch (actor.role) {
    case 'agent':
    case 'dispatcher':
    case 'supervisor':
      return 'city';
    case 'leader':
      if (areaCode === NO_AREA) return `unit:${actor.unitId ?? ''}`;
      return areaCode ? `area:${areaCode}` : 'city';
    case 'official':
      return `unit:${actor.unitId ?? ''}`;
    case 'gridWorker':
      return `grid:${actor.gridId ?? ''}`;
    default:
      return undefined;
  }
}
