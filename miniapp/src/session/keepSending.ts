/** Sends what waits in every outbox as soon as the program is back or the network returns. */
import Taro from '@tarojs/taro';
import { fieldOutbox } from './fieldOutbox';
import { session } from './session';
import { ticketOutbox } from './ticketOutbox';

export function keepSending(): void {
  const flush = (): void => {
    if (!session.get()) return;
    void ticketOutbox.flush();
    void fieldOutbox.flush();
  };
  session.subscribe(flush);
  Taro.onNetworkStatusChange(({ isConnected }) => {
    if (isConnected) flush();
  });
  flush();
}
