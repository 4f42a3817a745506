/** Pulled down, a page reads anew what it shows. */
import Taro, { usePullDownRefresh } from '@tarojs/taro';

export function usePullDown(reload: () => Promise<void>): void {
  usePullDownRefresh(() => void reload().finally(() => Taro.stopPullDownRefresh()));
}
