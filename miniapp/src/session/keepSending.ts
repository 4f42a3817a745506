/** Sends what waits in every outbox as soon as the program is back or the network returns. */
import { fieldOutbox } from './fieldOutbox';
import { network } from './network';
import { session } from './session';
import { ticketOutbox } from './ticketOutbox';

export function keepSending(): void {
  const flush = (): void => {
    if (!session.get()) return;
    void ticketOutbox.flush();
    void fieldOutbox.flush();
  };
  session.subscribe(flush);
  network.subscribe(() => {
    if (network.get() !== 'none') flush();
  });
  flush();
}
