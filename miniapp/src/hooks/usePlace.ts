/** Where one stands on a page: WeChat shows no address, so it lives as long as the page. The web has its own file. */
import { useCallback, useState } from 'react';

/** By name; what is undefined is left out. */
export type Place = Readonly<Record<string, string | undefined>>;

export function usePlace(_page: string, start: Place = {}): [place: Place, go: (change: Place) => void] {
  const [place, setPlace] = useState(start);
  const go = useCallback((change: Place) => setPlace((now) => ({ ...now, ...change })), []);
  return [place, go];
}
