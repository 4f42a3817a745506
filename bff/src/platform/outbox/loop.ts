/** Repeats a pass until stopped: at once after a nudge, otherwise after a pause that differs a little each time. */

export interface Loop {
  nudge(): void;
  /** Waits for the pass under way. */
  stop(): Promise<void>;
}

export interface LoopSettings {
  pass(): Promise<unknown>;
  /** The pass under way is to end soon. */
  finish(): void;
  onError(error: unknown): void;
  pauseMs(): number;
}

export function startLoop({ pass, finish, onError, pauseMs }: LoopSettings): Loop {
  let stopping = false;
  let nudged = false;
  let wake = (): void => {};
  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, pauseMs());
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const running = (async () => {
    while (!stopping) {
      nudged = false;
      // While the database is away nothing is gained by asking at once.
      const failed = await pass().then(
        () => false,
        (error: unknown) => {
          onError(error);
          return true;
        },
      );
      if (stopping || (nudged && !failed)) continue;
      await pause();
    }
  })();
  return {
    nudge() {
      nudged = true;
      wake();
    },
    async stop() {
      stopping = true;
      finish();
      wake();
      await running;
    },
  };
}
