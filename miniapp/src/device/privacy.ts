/** WeChat asks for the privacy agreement before the first photo or place; what was asked waits for the answer. */
import Taro from '@tarojs/taro';

/** WeChat believes an agreement only from the tapped button of this id. */
export const AGREE_BUTTON = 'privacy-agree';

type Answer = { event: 'agree'; buttonId: string } | { event: 'disagree' };
type Waiting = (answer: Answer) => void;

let waiting: Waiting[] = [];
const listeners = new Set<() => void>();
const tell = (): void => listeners.forEach((listener) => listener());

export const privacyQuestion = {
  get: (): boolean => waiting.length > 0,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** One answer for everything that was asked meanwhile. */
export function answerPrivacy(agreed: boolean): void {
  const asked = waiting;
  waiting = [];
  tell();
  for (const resolve of asked) {
    resolve(agreed ? { event: 'agree', buttonId: AGREE_BUTTON } : { event: 'disagree' });
  }
}

/** Phones before base library 2.32 show WeChat's own dialogue. */
export function watchPrivacy(): void {
  if (!Taro.canIUse('onNeedPrivacyAuthorization')) return;
  Taro.onNeedPrivacyAuthorization((resolve: unknown) => {
    waiting = [...waiting, resolve as Waiting];
    tell();
  });
}
