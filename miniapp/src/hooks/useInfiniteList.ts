/** A list that grows as the person reaches its end, refreshed by pulling down. */
import { useCallback, useEffect, useRef, useState } from 'react';

export interface ListPage<T> {
  items: T[];
  next?: string | undefined;
}

interface Held<T> {
  /** What is listed; answers for anything else are not shown. */
  key: string;
  items: T[];
  next: string | undefined;
  state: 'loading' | 'ready' | 'error';
  /** Set on an error, and when a later page failed though earlier ones stand. */
  message: string;
  loadingMore: boolean;
}

export interface InfiniteList<T> extends Omit<Held<T>, 'key' | 'next'> {
  more: boolean;
  loadMore: () => void;
  reload: () => Promise<void>;
}

const blank = <T>(key: string): Held<T> => ({
  key,
  items: [],
  next: undefined,
  state: 'loading',
  message: '',
  loadingMore: false,
});

/** `key` names what is listed: another key starts over. `words` turns a failure into a sentence. */
export function useInfiniteList<T>(
  key: string,
  load: (cursor: string | undefined) => Promise<ListPage<T>>,
  words: (error: unknown) => string,
): InfiniteList<T> {
  const [last, setLast] = useState<Held<T>>(() => blank(key));
  const held = last.key === key ? last : blank<T>(key);
  const run = useRef(0);
  const loader = useRef(load);
  useEffect(() => {
    loader.current = load;
  });

  const reload = useCallback(async (): Promise<void> => {
    const mine = ++run.current;
    try {
      const page = await loader.current(undefined);
      if (mine === run.current)
        setLast({ ...blank<T>(key), items: page.items, next: page.next, state: 'ready' });
    } catch (error) {
      if (mine !== run.current) return;
      setLast((now) => {
        const kept = now.key === key && now.items.length > 0;
        return { ...(kept ? now : blank<T>(key)), state: kept ? 'ready' : 'error', message: words(error) };
      });
    }
  }, [key, words]);

  useEffect(() => {
    void reload();
    return () => {
      run.current += 1;
    };
  }, [reload]);

  const loadMore = (): void => {
    if (!held.next || held.loadingMore) return;
    const mine = run.current;
    setLast({ ...held, loadingMore: true, message: '' });
    loader.current(held.next).then(
      (page) => {
        if (mine !== run.current) return;
        setLast((now) => ({
          ...now,
          items: [...now.items, ...page.items],
          next: page.next,
          loadingMore: false,
        }));
      },
      (error: unknown) => {
        if (mine === run.current) setLast((now) => ({ ...now, loadingMore: false, message: words(error) }));
      },
    );
  };

  return { ...held, more: held.next !== undefined, loadMore, reload };
}
