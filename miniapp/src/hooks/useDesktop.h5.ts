/** Whether the window is wide enough for list and detail beside each other, as in AppPage.scss. */
import { useSyncExternalStore } from 'react';

const wide = window.matchMedia('(min-width: 1024px)');

function subscribe(listener: () => void): () => void {
  wide.addEventListener('change', listener);
  return () => wide.removeEventListener('change', listener);
}

export const useDesktop = (): boolean => useSyncExternalStore(subscribe, () => wide.matches);
