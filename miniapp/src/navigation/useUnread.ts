/** The number of unread messages for a frame that shows it: asked when the page opens, and again on coming back. */
import { useEffect } from 'react';
import { useReturn } from '@/hooks/useReturn';
import { useStore } from '@/hooks/useStore';
import { badgeWords, badges } from './badges';
import { countUnread } from './inbox';
import { session } from '../auth/session';

/** As it is written on a badge; empty: nothing to say. */
export function useUnread(shown: boolean): string {
  const person = useStore(session)?.me.id;
  const count = (): void => {
    if (shown) void countUnread(person);
  };
  useEffect(() => {
    if (shown) void countUnread(person);
  }, [shown, person]);
  useReturn(count);
  return badgeWords(useStore(badges)['inbox']);
}
