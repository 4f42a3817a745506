/** Runs when something that waited to be sent has arrived. */
import { useEffect, useRef } from 'react';
import { ticketOutbox } from '@/session/ticketOutbox';

export function useArrivals(act: () => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    let before = ticketOutbox.items().length;
    return ticketOutbox.subscribe(() => {
      const left = ticketOutbox.items().length;
      if (left < before) latest.current();
      before = left;
    });
  }, []);
}
