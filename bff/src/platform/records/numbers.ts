/** Numbers of a day: each process takes blocks of the day's sequence, so they are unique and cost no write each. */
import { localDate } from '@jsjb/shared/calendar/calendar';
import type { Model } from 'mongoose';
import type { CounterDoc } from './counterModel';

/** Numbers `series` of the local day, from 1; a process that stops leaves a gap, never a double. */
export function dayNumbers(
  counters: Model<CounterDoc>,
  series: string,
  blockSize = 50,
): (now: Date) => Promise<{ day: string; number: number }> {
  let block: { day: string; next: number; last: number } | undefined;
  let taking: Promise<void> | undefined;
  const take = async (day: string): Promise<void> => {
    const counter = await counters.findOneAndUpdate(
      { _id: `${series}:${day}` },
      { $inc: { value: blockSize } },
      { upsert: true, returnDocument: 'after', lean: true },
    );
    const last = counter?.value ?? blockSize;
    block = { day, next: last - blockSize + 1, last };
  };
  return async (now) => {
    const day = localDate(now);
    while (block?.day !== day || block.next > block.last) {
      taking ??= take(day).finally(() => {
        taking = undefined;
      });
      await taking;
    }
    return { day, number: block.next++ };
  };
}
