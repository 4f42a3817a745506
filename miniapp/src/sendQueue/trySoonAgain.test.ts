import { trySoonAgain } from './trySoonAgain';

/** A queue with this many items, of which each try sends one when `online`. */
function queueOf(waiting: number) {
  const state = { waiting, online: false, tries: 0 };
  const pauses: number[] = [];
  let next: (() => void) | undefined;
  const again = trySoonAgain({
    flush: async () => {
      state.tries += 1;
      if (state.online) state.waiting = 0;
      return state.waiting;
    },
    after: (ms, run) => {
      pauses.push(ms / 1000);
      next = run;
      return () => (next = undefined);
    },
  });
  const wait = async (): Promise<void> => {
    const run = next;
    next = undefined;
    run?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { state, pauses, wait, now: again.now, isPlanned: () => next !== undefined };
}

test('what could not be sent while the phone is online is tried again, ever more slowly', async () => {
  const queue = queueOf(1);
  await queue.now();
  for (let n = 0; n < 7; n += 1) await queue.wait();
  expect(queue.pauses).toEqual([15, 30, 60, 120, 240, 300, 300, 300]);
  queue.state.online = true;
  await queue.wait();
  expect(queue.state.waiting).toBe(0);
  expect(queue.isPlanned()).toBe(false);
});

test('nothing is planned while nothing waits', async () => {
  const queue = queueOf(0);
  await queue.now();
  expect(queue.isPlanned()).toBe(false);
});

test('a change is tried at once, and there is never more than one plan', async () => {
  const queue = queueOf(1);
  await Promise.all([queue.now(), queue.now(), queue.now()]);
  expect(queue.pauses).toEqual([15]);
  await queue.wait();
  await queue.now();
  expect(queue.pauses).toEqual([15, 30, 15]);
});
