/** How pages follow one another in WeChat: up to ten lie on each other, tab pages below them all. */
import Taro from '@tarojs/taro';

/** WeChat keeps ten pages below each other. */
const DEEPEST = 10;

export const openTab = (url: string): Promise<unknown> => Taro.switchTab({ url });

export const openPage = (url: string): Promise<unknown> =>
  Taro.getCurrentPages().length >= DEEPEST ? Taro.redirectTo({ url }) : Taro.navigateTo({ url });

/** From one page of work to another without piling them up. */
export const openWork = (url: string): Promise<unknown> =>
  /^\/?pages\//.test(Taro.getCurrentPages().at(-1)?.route ?? '') ? openPage(url) : Taro.redirectTo({ url });

/** False where there is no page before this one. */
export function goBack(): boolean {
  if (Taro.getCurrentPages().length < 2) return false;
  void Taro.navigateBack();
  return true;
}
