/** Runs when the person leaves: the page is covered by another one, or the program goes into the background. */
import { useDidHide } from '@tarojs/taro';

export const useLeaving = (act: () => void): void => useDidHide(act);
