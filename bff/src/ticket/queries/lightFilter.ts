/** Tickets under one light as a condition of a query: the light is computed when asked, so it is asked by due times. */
import type { Light } from '@jsjb/shared/ticket/deadline';

/** The same as `holderLight` says of each row at `now`: whoever has the ticket is due then. */
export function lightFilter(light: Light, now: Date): Record<string, unknown> {
  switch (light) {
    case 'red':
      return { 'list.due': { $lte: now } };
    case 'yellow':
      return { 'list.due': { $gt: now }, 'list.yellow': { $lte: now } };
    case 'green':
      return { 'list.yellow': { $gt: now } };
  }
}
