/** How the network is, for a notice on every page. */
import { watchConnection, type Connection } from '@/device/connection';

let state: Connection = 'good';
const listeners = new Set<() => void>();

export const network = {
  get: (): Connection => state,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

export function watchNetwork(): void {
  watchConnection((next) => {
    if (next === state) return;
    state = next;
    listeners.forEach((listener) => listener());
  });
}
