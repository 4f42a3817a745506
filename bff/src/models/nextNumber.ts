/** Ticket numbers: each process takes blocks of a day's sequence, so numbers are unique and cost no write each. */
import { localDate } from '@jsjb/shared/calendar/calendar';
import { ticketNumberOf } from '@jsjb/shared/ticket/number';
import type { Models } from './index';

const BLOCK = 50;

interface Block {
  day: string;
  next: number;
  last: number;
}

/** One allocator per set of models; a process that stops leaves a gap, never a double. */
const allocators = new WeakMap<object, { block?: Block; taking?: Promise<void> }>();

export async function nextNumber(counters: Models['counters'], now: Date): Promise<string> {
  const state = allocators.get(counters) ?? {};
  allocators.set(counters, state);
  const day = localDate(now);
  while (state.block?.day !== day || state.block.next > state.block.last) {
    state.taking ??= counters
      .findOneAndUpdate(
        { _id: `ticket:${day}` },
        { $inc: { value: BLOCK } },
        { upsert: true, returnDocument: 'after', lean: true },
      )
      .then((counter) => {
        const last = counter?.value ?? BLOCK;
        state.block = { day, next: last - BLOCK + 1, last };
      })
      .finally(() => delete state.taking);
    await state.taking;
  }
  return ticketNumberOf(day, state.block.next++);
}
