/** The lists that the forms of actions choose from, for one ticket. */
import { dispatchEndpoints } from '@jsjb/shared/dispatch/contract';
import { DAY_MS, localDate } from '@jsjb/shared/calendar/calendar';
import type { TicketDetail } from '@jsjb/shared/ticket/view';
import { request } from '@/api/client';
import type { ActionSources } from './actionSpec';
import { categories, categorySource, once, ticketSource, unitSource } from './lookups';

/** `transferUnder`: transfers stay below this unit; without it they may go anywhere. */
export const sourcesFor = (
  ticket: Pick<TicketDetail, 'id' | 'content' | 'point'>,
  transferUnder?: string,
): ActionSources => ({
  units: unitSource(),
  transferUnits: unitSource(transferUnder),
  categories: categorySource,
  tickets: ticketSource(ticket),
  advise: once(() => request(dispatchEndpoints.adviseDispatch, { params: { id: ticket.id } })),
  categoryOf: async (code) => (await categories()).find((category) => category.code === code),
  tomorrow: localDate(new Date(Date.now() + DAY_MS)),
});
