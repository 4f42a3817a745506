/** The server's clock in tests: it stands still until somebody turns it. */

export const HOUR_MS = 3600_000;
export const DAY_MS = 24 * HOUR_MS;

/** An instant in China Standard Time: `cst('2026-03-11 09:00')`. */
export const cst = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+08:00`);

/** A Wednesday with an ordinary working week before and after it. */
export const START = cst('2026-03-11 09:00');

export function createClock() {
  let at = START;
  return {
    now: () => at,
    forward(ms: number): void {
      at = new Date(at.getTime() + ms);
    },
    set(to: Date): void {
      at = to;
    },
  };
}

export type Clock = ReturnType<typeof createClock>;
