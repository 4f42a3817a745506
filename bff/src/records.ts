/** The writers of all records with a life, and the numbers they are given. */
import { ticketNumberOf } from '@jsjb/shared/ticket/number';
import type { OutboxMarker } from './platform/outbox';
import { dayNumbers } from './platform/records/numbers';
import type { Models } from './models';
import { rewardStore } from './reward/store/rewardStore';
import { suggestionStore } from './suggestion/store/suggestionStore';
import { ticketStore } from './ticket/store/ticketStore';

export function createRecords(models: Models, outbox: OutboxMarker) {
  const nextOfDay = dayNumbers(models.counters, 'ticket');
  return {
    tickets: ticketStore(models.tickets, outbox),
    suggestions: suggestionStore(models.suggestions, outbox),
    rewards: rewardStore(models.rewards, outbox),
    /** One sequence a day for tickets and suggestions. */
    async nextNumber(now: Date): Promise<string> {
      const { day, number } = await nextOfDay(now);
      return ticketNumberOf(day, number);
    },
  };
}
export type Records = ReturnType<typeof createRecords>;
