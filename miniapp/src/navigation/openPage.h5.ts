/** How pages follow one another on the web: each is a step in the browser's history, so Back leads to the one before. */
import Taro from '@tarojs/taro';

/** More pages that are covered would only cost memory; Back opens one that is gone anew, from its address. */
const DEEPEST = 10;

/** What the router keeps with each step. */
interface Step {
  /** How many steps lie before it. */
  idx?: number;
}

const step = (): Step => (window.history.state as Step | null) ?? {};
const stepsBefore = (): number => step().idx ?? 0;

/** A step of its own, with nothing left behind it in memory. */
async function openAfresh(url: string): Promise<void> {
  const idx = stepsBefore() + 1;
  // Taro's own call takes the place of the present step; so the present step is made twice.
  window.history.pushState(window.history.state, '');
  await Taro.reLaunch({ url });
  window.history.replaceState({ ...step(), idx }, '');
}

/** Taro's call for tab pages takes the place of the page one leaves, and Back would lead past it. */
export const openTab = (url: string): Promise<unknown> => Taro.navigateTo({ url });

export const openPage = (url: string): Promise<unknown> =>
  Taro.getCurrentPages().length >= DEEPEST ? openAfresh(url) : Taro.navigateTo({ url });

/** From one page of work to another: a page of work that is left keeps nothing open. */
export const openWork: (url: string) => Promise<unknown> = openAfresh;

/** False where there is no step of this program before this page. */
export function goBack(): boolean {
  if (stepsBefore() === 0) return false;
  window.history.back();
  return true;
}
