/** Watches a value that may change from a component. */
import { useSyncExternalStore } from 'react';
import type { Store } from '@/device/store';

export function useStore<T>(store: Pick<Store<T>, 'get' | 'subscribe'>): T {
  return useSyncExternalStore(store.subscribe, store.get, store.get);
}
