/** A list that fills its page: pulled down it begins anew, at its end it goes on while the page has room. */
import { useReachBottom } from '@tarojs/taro';
import type { InfiniteList } from './useInfiniteList';
import { usePullDown } from './usePullDown';

export function useGrowing(list: Pick<InfiniteList<unknown>, 'full' | 'loadMore' | 'reload'>): void {
  usePullDown(list.reload);
  useReachBottom(() => !list.full && list.loadMore());
}
