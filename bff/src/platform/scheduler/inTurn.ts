/** Work that one of several servers does for all, when it is due: each asks now and then, the database lets one begin. */
import type { ScheduleDoc, ScheduleModel } from './scheduleModel';

export interface Turn {
  name: string;
  now(): Date;
  /** The first time after an instant at which it is due. */
  after(at: Date): Date;
  /** Longer than the work ever takes: then whoever began is given up for dead. */
  leaseMs: number;
  /** The pause after a failure. */
  retryMs: number;
}

const plus = (at: Date, ms: number): Date => new Date(at.getTime() + ms);

/** A new city waits for the first time it is due. */
async function begin(schedule: ScheduleModel, { name, after }: Turn, now: Date): Promise<void> {
  await schedule.updateOne({ _id: name }, { $setOnInsert: { dueAt: after(now) } }, { upsert: true });
}

/** Undefined when it is not due, or another server was faster. */
async function claim(schedule: ScheduleModel, turn: Turn, now: Date): Promise<Date | undefined> {
  const known = await schedule.findById(turn.name).lean<ScheduleDoc>();
  if (!known) await begin(schedule, turn, now);
  if (!known || known.dueAt > now) return undefined;
  const until = plus(now, turn.leaseMs);
  const mine = { _id: turn.name, dueAt: known.dueAt };
  const claimed = await schedule.updateOne(mine, { $set: { dueAt: until } });
  return claimed.matchedCount === 1 ? until : undefined;
}

/** True when this server did the work. Throws what the work threw; it is tried again after the pause. */
export async function inTurn(
  schedule: ScheduleModel,
  turn: Turn,
  work: () => Promise<unknown>,
): Promise<boolean> {
  const until = await claim(schedule, turn, turn.now());
  if (!until) return false;
  const settle = (set: Partial<ScheduleDoc>) =>
    schedule.updateOne({ _id: turn.name, dueAt: until }, { $set: set });
  try {
    await work();
  } catch (error) {
    await settle({ dueAt: plus(turn.now(), turn.retryMs) });
    throw error;
  }
  const doneAt = turn.now();
  await settle({ dueAt: turn.after(doneAt), doneAt });
  return true;
}
