/** The resident's own word on what was done, from the report on; it stands before any call. */
import { DAY_MS } from '../calendar/calendar';
import type { CallbackAttempt, Satisfaction, Ticket } from './ticket';

/** In days after closing, for 没解决 and for an objection to what was recorded in one's name. */
export const OBJECTION_DAYS = 7;
/** How often a closed ticket is opened again; later a new ticket is linked to it. */
export const MAX_REOPENS = 2;

/** Stars as the rates count them: four and five are 满意, three 基本满意. */
export const satisfactionOf = (stars: number): Satisfaction =>
  stars >= 4 ? 'satisfied' : stars === 3 ? 'fairlySatisfied' : 'dissatisfied';

/** Made by somebody else, not longer ago than seven days, and not objected to yet. */
export const isObjectable = ({ at, verdict, objection }: CallbackAttempt, now: Date): boolean =>
  verdict === undefined && objection === undefined && now.getTime() - at.getTime() <= OBJECTION_DAYS * DAY_MS;

/** Until when an ended ticket may be opened again; undefined when it may not. */
export function reopenUntil({ status, outcome, updatedAt, reopens = 0 }: Ticket): Date | undefined {
  if ((status !== 'closed' && status !== 'answered') || reopens >= MAX_REOPENS) return undefined;
  return new Date((outcome?.at ?? updatedAt).getTime() + OBJECTION_DAYS * DAY_MS);
}
