/** What to say when the phone, or the person, did not allow something, and the way to change one's mind. */
import Taro from '@tarojs/taro';
import { notify } from './notify';
import { logRefusal } from './refusalLog';
import { notSetUpWords, reasonOf } from './refusalReason';

export interface RefusalWords {
  /** What was not allowed: 位置、相机和相册. */
  what: string;
  /** How to go on without it. */
  otherwise: string;
}

async function offerSettings({ what, otherwise }: RefusalWords): Promise<void> {
  const { confirm } = await Taro.showModal({
    title: `没有${what}权限`,
    content: `可以到设置里打开。${otherwise}`,
    confirmText: '去设置',
    cancelText: '不用了',
  });
  if (confirm) await Taro.openSetting();
}

/** Turning back is no refusal: nothing is said. What the person did not decide goes to the operator's log. */
export async function answerRefusal(failure: unknown, words: RefusalWords): Promise<void> {
  const reason = reasonOf(failure);
  if (reason === 'cancelled') return;
  if (reason === 'permission') return offerSettings(words).catch(() => notify(words.otherwise));
  if (reason === 'privacy') return notify(`您没有同意隐私保护指引。${words.otherwise}`);
  logRefusal(failure);
  notify(reason === 'setup' ? `${notSetUpWords(failure)}${words.otherwise}` : words.otherwise);
}
