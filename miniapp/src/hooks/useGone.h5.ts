/** The same in a browser: the window is closed or reloaded. One that only lies behind another still works. */
import { useEffect, useRef } from 'react';

export function useGone(act: () => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const gone = (): void => latest.current();
    window.addEventListener('pagehide', gone);
    return () => window.removeEventListener('pagehide', gone);
  }, []);
}
