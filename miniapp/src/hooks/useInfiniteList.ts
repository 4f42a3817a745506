/** A list that grows as the person reaches its end, refreshed by pulling down. */
import Taro from '@tarojs/taro';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useNetworkBack } from './useNetworkBack';

/** Rows on a page at once: an old phone bears about 600 elements. A browser bears many more. */
const MOST = process.env.TARO_ENV === 'weapp' ? 24 : 400;

export interface ListPage<T> {
  items: T[];
  next?: string | undefined;
}

interface Held<T> {
  /** What is listed; answers for anything else are not shown. */
  key: string;
  items: T[];
  /** Rows that came before these and are not on the page any more. */
  before: number;
  next: string | undefined;
  state: 'loading' | 'ready' | 'error';
  /** Set on an error, and when a later page failed though earlier ones stand. */
  message: string;
  loadingMore: boolean;
}

export interface InfiniteList<T> extends Omit<Held<T>, 'key' | 'next'> {
  more: boolean;
  /** The page is full: what comes next takes the place of what is there, on a tap only. */
  full: boolean;
  loadMore: () => void;
  reload: () => Promise<void>;
}

const blank = <T>(key: string): Held<T> => ({
  key,
  items: [],
  before: 0,
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
  /** Rows in sight from the first one on. */
  const shown = useRef(0);
  useEffect(() => {
    loader.current = load;
    shown.current = held.before === 0 ? held.items.length : 0;
  });

  const reload = useCallback(async (): Promise<void> => {
    const mine = ++run.current;
    // Who has read on and comes back from a row finds that row again.
    const wanted = shown.current;
    try {
      let page = await loader.current(undefined);
      let { items } = page;
      while (page.next !== undefined && items.length < wanted && mine === run.current) {
        page = await loader.current(page.next);
        items = [...items, ...page.items];
      }
      if (mine === run.current) setLast({ ...blank<T>(key), items, next: page.next, state: 'ready' });
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

  const full = held.items.length >= MOST;
  const loadMore = (): void => {
    if (!held.next || held.loadingMore) return;
    const mine = run.current;
    setLast({ ...held, loadingMore: true, message: '' });
    loader.current(held.next).then(
      (page) => {
        if (mine !== run.current) return;
        setLast((now) => ({
          ...now,
          items: full ? page.items : [...now.items, ...page.items],
          before: full ? now.before + now.items.length : now.before,
          next: page.next,
          loadingMore: false,
        }));
        if (full) void Taro.pageScrollTo({ scrollTop: 0, duration: 0 });
      },
      (error: unknown) => {
        if (mine === run.current) setLast((now) => ({ ...now, loadingMore: false, message: words(error) }));
      },
    );
  };

  useNetworkBack(() => {
    if (held.state === 'error') void reload();
  });

  return { ...held, more: held.next !== undefined, full, loadMore, reload };
}
