/**
 * Tries again while something waits: the network may be there and the server away for a moment, so that no change of
 * the network ever tells. Each failure doubles the pause. Pure: the clock and the sending are handed in.
 */
const FIRST_MS = 15_000;
const LONGEST_MS = 5 * 60_000;

export interface Parts {
  /** Sends what can be sent; how many wait for another try afterwards. */
  flush: () => Promise<number>;
  /** Runs once after so many milliseconds; answers how to cancel it. */
  after: (ms: number, run: () => void) => () => void;
}

/** `now`: something has changed (an item, the login, the network, the program is back), so it is tried at once. */
export function trySoonAgain({ flush, after }: Parts): { now: () => Promise<void> } {
  let pause = FIRST_MS;
  let cancel: () => void = () => {};
  let round = 0;

  async function tryOnce(): Promise<void> {
    cancel();
    const own = ++round;
    const waiting = await flush().catch(() => 1);
    // A later call has taken over meanwhile.
    if (own !== round || waiting === 0) return;
    cancel = after(pause, () => void tryOnce());
    pause = Math.min(pause * 2, LONGEST_MS);
  }

  return {
    now: () => {
      pause = FIRST_MS;
      return tryOnce();
    },
  };
}
