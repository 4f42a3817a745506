/** The present, moving on once a minute while the page is seen. */
import { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';

export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  const timer = useRef<ReturnType<typeof setInterval>>();
  useDidShow(() => {
    clearInterval(timer.current);
    setNow(new Date());
    timer.current = setInterval(() => setNow(new Date()), 60_000);
  });
  useDidHide(() => clearInterval(timer.current));
  useEffect(() => () => clearInterval(timer.current), []);
  return now;
}
