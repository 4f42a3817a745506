/**
 * Where one stands on a page, kept in its address: a reload, a way back and a copied link come to the same place.
 * It is no step of its own: Back leaves the page.
 */
import { useCallback, useState } from 'react';
import type { Place } from './usePlace';

export type { Place } from './usePlace';

/** The address bar may belong to another page by now, which covers this one. */
const isShown = (page: string): boolean => window.location.pathname === page;

const read = (page: string): Place =>
  isShown(page) ? Object.fromEntries(new URLSearchParams(window.location.search)) : {};

function write(page: string, change: Place): void {
  if (!isShown(page)) return;
  const query = new URLSearchParams(window.location.search);
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined) query.delete(name);
    else query.set(name, value);
  }
  const search = query.toString();
  // What the router keeps beside the address stays.
  window.history.replaceState(window.history.state, '', search ? `${page}?${search}` : page);
}

/** `page`: the address of the page without its query. */
export function usePlace(page: string, start: Place = {}): [place: Place, go: (change: Place) => void] {
  const [place, setPlace] = useState<Place>(() => ({ ...start, ...read(page) }));
  const go = useCallback(
    (change: Place) => {
      setPlace((now) => ({ ...now, ...change }));
      write(page, change);
    },
    [page],
  );
  return [place, go];
}
