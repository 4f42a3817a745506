/** A leg that takes over from the one that leads, or helps it: 时限不变, the time that is left is all there is. */
import { leadLeg, type Leg, type Ticket } from './ticket';

/**
 * `below`: the unit passed it on to one of its own. When the time was over already, such a unit is as late as the one
 * above it; for a unit that comes to it from elsewhere its own time begins, or it could never be in time.
 */
export function withinLead(leg: Leg, ticket: Ticket, now: Date, below: boolean): Leg {
  const dueAt = leadLeg(ticket)?.dueAt;
  if (!ticket.clock?.ownTime || !dueAt || leg.dueAt <= dueAt) return leg;
  return below || dueAt > now ? { ...leg, dueAt } : leg;
}
