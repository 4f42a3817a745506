/** Sends what waits: when the program is back, when the network returns, and again while it waits. */
import Taro from '@tarojs/taro';
import { session } from '@/auth/session';
import { network } from '@/device/network';
import { sendQueue } from './phoneQueue';
import type { AnyKind } from './sendQueue';
import { trySoonAgain } from './trySoonAgain';

/** `kinds`: all there are. */
export function keepSending(kinds: readonly AnyKind[]): void {
  /** What the server refused waits for the person, not for another try. */
  const waiting = (): number =>
    session.get()
      ? kinds.flatMap((kind) => sendQueue.items(kind).filter(({ refused }) => refused === undefined)).length
      : 0;
  const again = trySoonAgain({
    flush: async () => {
      if (session.get()) await sendQueue.flush(kinds);
      return waiting();
    },
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  });
  const now = (): void => void again.now();
  session.subscribe(now);
  network.subscribe(() => {
    if (network.get() !== 'none') now();
  });
  Taro.onAppShow?.(now);
  let known = waiting();
  sendQueue.subscribe(() => {
    // Something was kept: its first try has failed, or is under way.
    const left = waiting();
    if (left > known) now();
    known = left;
  });
  now();
}
