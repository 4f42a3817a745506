/** Runs when the person comes back to a page, not when it first opens: opening loads by itself. */
import { useDidShow } from '@tarojs/taro';
import { useRef } from 'react';

export function useReturn(act: () => void): void {
  const seen = useRef(false);
  useDidShow(() => {
    if (seen.current) act();
    seen.current = true;
  });
}
