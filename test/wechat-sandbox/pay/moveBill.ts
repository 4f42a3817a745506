/** Moves bills along: one step on request, and by themselves when their time has come. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterwards, type World } from '../world';
import { isFinal, nextStates, type Bill, type BillState } from './bill';
import { notify } from './notify';

const CONFIRM_MS = 24 * 3600_000;
/** A timer may fire this much before the clock says that its time has come, and nothing looks again. */
const TIMER_EARLY_MS = 2;

const entryOf: Partial<Record<BillState, 'pay' | 'release'>> = {
  SUCCESS: 'pay',
  FAIL: 'release',
  CANCELLED: 'release',
};

/** One step of the table, with its entry in the book and, at the end, its callback. */
export function moveBill(world: World, bill: Bill, to: BillState, failReason?: string): void {
  if (!nextStates[bill.state].includes(to)) throw new Error(`A bill cannot go from ${bill.state} to ${to}.`);
  const now = world.clock.now();
  const pay = world.pay();
  bill.state = to;
  bill.updatedAt = now;
  if (failReason) bill.failReason = failReason;
  const kind = entryOf[to];
  if (kind)
    pay.book.add({ at: new Date(now).toISOString(), outBillNo: bill.outBillNo, kind, fen: bill.amount });
  if (isFinal(to)) afterwards(world, () => notify(world, { ...bill }));
  else settleLater(world, bill);
}

interface Due {
  after: number;
  to: BillState;
  reason?: string;
}

function dueOf(world: World, bill: Bill): Due | undefined {
  const { processMs, transferMs, cancelMs } = world.pay().settings;
  const dues: Partial<Record<BillState, Due>> = {
    ACCEPTED: { after: processMs, to: 'PROCESSING' },
    PROCESSING: { after: processMs, to: 'WAIT_USER_CONFIRM' },
    WAIT_USER_CONFIRM: { after: CONFIRM_MS, to: 'FAIL', reason: 'OVERDUE_CLOSE' },
    TRANSFERING: { after: transferMs, to: 'SUCCESS' },
    CANCELING: { after: cancelMs, to: 'CANCELLED' },
  };
  return dues[bill.state];
}

/** Takes every step whose time has come. */
export function settle(world: World, bill: Bill): void {
  for (let due = dueOf(world, bill); due; due = dueOf(world, bill)) {
    if (world.clock.now() - bill.updatedAt < due.after) return;
    moveBill(world, bill, due.to, due.reason);
  }
}

export function settleAll(world: World): void {
  for (const bill of world.pay().bills.values()) settle(world, bill);
}

/** Short steps happen by themselves, so that their callbacks go out; the day of waiting needs a turned clock. */
export function settleLater(world: World, bill: Bill): void {
  const due = dueOf(world, bill);
  if (!due || due.after >= CONFIRM_MS) return;
  afterwards(world, async () => {
    await sleep(due.after + TIMER_EARLY_MS, undefined, { signal: world.ending.signal });
    settle(world, bill);
  });
}
