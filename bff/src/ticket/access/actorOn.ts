/** The actor as they stand to one ticket: pure. */
import type { Actor } from '@jsjb/shared/kit/role';

/** `own`: the tickets in which they have a part that the ticket itself does not tell. */
export const actorOn = (actor: Actor, own: ReadonlySet<string>, ticketId: string): Actor =>
  own.has(ticketId) ? { ...actor, known: { ...actor.known, party: true } } : actor;
