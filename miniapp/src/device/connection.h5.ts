/** Whether the browser has a network. Taro listens to the kind of network only, which Safari and Firefox do not tell. */
import type { Connection } from './connection';

export function watchConnection(tell: (state: Connection) => void): void {
  const now = (): void => tell(navigator.onLine ? 'good' : 'none');
  window.addEventListener('online', now);
  window.addEventListener('offline', now);
  now();
}
