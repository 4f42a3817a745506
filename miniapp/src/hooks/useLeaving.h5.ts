/** The same in a browser, where a page is also reloaded, closed with its tab, or left for another address. */
import { useEffect } from 'react';

export function useLeaving(act: () => void): void {
  useEffect(() => {
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') act();
    };
    window.addEventListener('pagehide', act);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      window.removeEventListener('pagehide', act);
      document.removeEventListener('visibilitychange', hidden);
    };
  }, [act]);
}
