/** Runs when the page may never be seen again: it is covered, or the program goes into the background. */
import { useDidHide } from '@tarojs/taro';

export const useGone = (act: () => void): void => useDidHide(act);
