/** Runs when the network comes back after it was lost. */
import { useEffect, useRef } from 'react';
import { network } from '@/device/network';

export function useNetworkBack(act: () => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    let before = network.get();
    return network.subscribe(() => {
      const now = network.get();
      if (before === 'none' && now !== 'none') latest.current();
      before = now;
    });
  }, []);
}
