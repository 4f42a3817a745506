/** Runs when something that waited to be sent has arrived. */
import { useEffect, useRef } from 'react';
import { ticketSendQueue } from '@/sendQueue/ticketSendQueue';

export function useArrivals(act: () => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    let before = ticketSendQueue.items().length;
    return ticketSendQueue.subscribe(() => {
      const left = ticketSendQueue.items().length;
      if (left < before) latest.current();
      before = left;
    });
  }, []);
}
