/** The sandbox's clock: real time plus an offset, so that codes, tokens and bills can be made to expire. */
export interface Clock {
  now(): number;
  /** Moves the clock by `ms`; backwards is refused, time does not do that. */
  turn(ms: number): void;
}

export function createClock(): Clock {
  let offset = 0;
  return {
    now: () => Date.now() + offset,
    turn(ms) {
      if (ms < 0) throw new RangeError('The clock only turns forward.');
      offset += ms;
    },
  };
}
