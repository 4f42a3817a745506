/** Where one stands on a desk: its tab, its pile, and what was chosen from the list. */
import { useEffect } from 'react';
import { useDesktop } from '@/hooks/useDesktop';
import { usePlace, type Place } from '@/hooks/usePlace';
import { goTo } from '@/navigation/paths';

export interface DeskPlace {
  desktop: boolean;
  place: Place;
  go: (change: Place) => void;
  /** Beside the list where there is room, on a page of its own otherwise. */
  open: (id: string) => void;
}

/** `page` is the desk's own address, `detail` that of one thing alone. */
export function useDeskPlace(page: string, detail: string, start: Place = {}): DeskPlace {
  const desktop = useDesktop();
  const [place, go] = usePlace(page, start);
  // A link copied at a desktop, opened where there is no room beside the list.
  const linked = desktop ? undefined : place['id'];
  useEffect(() => {
    if (!linked) return;
    go({ id: undefined });
    goTo(detail, { id: linked });
  }, [linked, detail, go]);
  return { desktop, place, go, open: (id) => (desktop ? go({ id }) : goTo(detail, { id })) };
}
