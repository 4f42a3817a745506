/** One thing from the server: loading, there, or why not. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { isLost, wordsOf } from '@/api/apiError';
import { useNetworkBack } from './useNetworkBack';

export type Loaded<T> =
  { state: 'loading' } | { state: 'ready'; value: T } | { state: 'error'; message: string; lost: boolean };

interface Held<T> {
  key: string;
  loaded: Loaded<T>;
}

export interface Loading<T> {
  loaded: Loaded<T>;
  reload: () => Promise<void>;
  /** A newer version the page already has, e.g. the answer of an action. */
  replace: (value: T) => void;
}

/** `key` names what is loaded; undefined: nothing yet. */
export function useLoaded<T>(key: string | undefined, load: () => Promise<T>): Loading<T> {
  const [held, setHeld] = useState<Held<T>>({ key: '', loaded: { state: 'loading' } });
  const loader = useRef(load);
  const run = useRef(0);
  useEffect(() => {
    loader.current = load;
  });

  const reload = useCallback(async (): Promise<void> => {
    if (key === undefined) return;
    const mine = ++run.current;
    try {
      const value = await loader.current();
      if (mine === run.current) setHeld({ key, loaded: { state: 'ready', value } });
    } catch (error) {
      if (mine !== run.current) return;
      // What is already on the screen is worth more than an error page.
      setHeld((now) =>
        now.key === key && now.loaded.state === 'ready'
          ? now
          : { key, loaded: { state: 'error', message: wordsOf(error), lost: isLost(error) } },
      );
    }
  }, [key]);

  useEffect(() => {
    void reload();
    return () => {
      run.current += 1;
    };
  }, [reload]);

  useNetworkBack(() => {
    if (held.loaded.state === 'error') void reload();
  });

  const replace = (value: T): void => {
    run.current += 1;
    setHeld({ key: key ?? '', loaded: { state: 'ready', value } });
  };
  return { loaded: held.key === key ? held.loaded : { state: 'loading' }, reload, replace };
}
