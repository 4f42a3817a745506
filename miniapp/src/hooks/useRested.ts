/** Storage is slow on old phones, so what is typed is written when the fingers rest; at the latest when it is left. */
import { useCallback, useEffect, useRef } from 'react';
import { useLeaving } from './useLeaving';

const REST_MS = 400;

/** Undefined: nothing is to be written. Gives what drops a writing that is still to come. */
export function useRested(write: (() => void) | undefined): () => void {
  const pending = useRef<() => void>();
  const drop = useCallback(() => {
    pending.current = undefined;
  }, []);
  const flush = useCallback(() => {
    const due = pending.current;
    drop();
    due?.();
  }, [drop]);
  useEffect(() => {
    pending.current = write;
    if (!write) return undefined;
    const timer = setTimeout(flush, REST_MS);
    return () => clearTimeout(timer);
  }, [write, flush]);
  useEffect(() => flush, [flush]);
  useLeaving(flush);
  return drop;
}
