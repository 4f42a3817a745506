/** Sends what waits in every send queue: when the program is back, when the network returns, and again while it waits. */
import Taro from '@tarojs/taro';
import { session } from '@/auth/session';
import { network } from '@/device/network';
import { fieldSendQueue } from './fieldSendQueue';
import { ticketSendQueue } from './ticketSendQueue';
import { trySoonAgain } from './trySoonAgain';

const queues = [ticketSendQueue, fieldSendQueue] as const;

/** What the server refused waits for the person, not for another try. */
const waiting = (): number =>
  session.get() ? queues.flatMap((queue) => queue.items().filter(({ refused }) => !refused)).length : 0;

export function keepSending(): void {
  const again = trySoonAgain({
    flush: async () => {
      if (session.get()) for (const queue of queues) await queue.flush();
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
  for (const queue of queues)
    queue.subscribe(() => {
      // Something was kept: its first try has failed, or is under way.
      const left = waiting();
      if (left > known) now();
      known = left;
    });
  now();
}
