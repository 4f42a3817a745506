/** The numbers that people are told: one sequence a day for tickets and suggestions. */
import { ticketNumberOf } from '@jsjb/shared/ticket/number';
import { dayNumbers } from '../../platform/records/numbers';
import type { Models } from '../../deps';

export function dailyNumbers({ counters }: Pick<Models, 'counters'>): (now: Date) => Promise<string> {
  const nextOfDay = dayNumbers(counters, 'ticket');
  return async (now) => {
    const { day, number } = await nextOfDay(now);
    return ticketNumberOf(day, number);
  };
}
