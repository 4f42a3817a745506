/** Watches a stored value from a component. */
import { useSyncExternalStore } from 'react';
import type { Store } from '@/session/store';

export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.get, store.get);
}
