/** Sends what waits in every send queue as soon as the program is back or the network returns. */
import { fieldSendQueue } from './fieldSendQueue';
import { network } from '../device/network';
import { session } from '../auth/session';
import { ticketSendQueue } from './ticketSendQueue';

export function keepSending(): void {
  const flush = (): void => {
    if (!session.get()) return;
    void ticketSendQueue.flush();
    void fieldSendQueue.flush();
  };
  session.subscribe(flush);
  network.subscribe(() => {
    if (network.get() !== 'none') flush();
  });
  flush();
}
