/** The lists that the forms of actions choose from, for one ticket. */
import type { TicketDetail } from '@jsjb/shared/contract/ticketView';
import type { ActionSources } from '../actions/actionSpec';
import { call } from '@/api/client';
import { categories, categorySource, once, ticketSource, unitSource } from '../actions/lookups';

const DAY_MS = 86_400_000;
const CITY_MS = 8 * 3_600_000;

const cityDay = (at: number): string => new Date(at + CITY_MS).toISOString().slice(0, 10);

/** `transferUnder`: transfers stay below this unit; without it they may go anywhere. */
export const sourcesFor = (
  ticket: Pick<TicketDetail, 'id' | 'content' | 'point'>,
  transferUnder?: string,
): ActionSources => ({
  units: unitSource(),
  transferUnits: unitSource(transferUnder),
  categories: categorySource,
  tickets: ticketSource(ticket),
  suggest: once(() => call('suggestDispatch', { params: { id: ticket.id } })),
  categoryOf: async (code) => (await categories()).find((category) => category.code === code),
  tomorrow: cityDay(Date.now() + DAY_MS),
});
