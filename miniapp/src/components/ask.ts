/** A question with two answers, or a word that is only to be taken note of. The web has its own file. */
import Taro from '@tarojs/taro';

export interface Question {
  title: string;
  content: string;
  /** At most four signs, as WeChat wants it. */
  confirm?: string;
  /** Nothing is asked: one button. */
  told?: boolean;
}

/** True when the person said yes. */
export async function ask({ title, content, confirm = '确定', told = false }: Question): Promise<boolean> {
  const answer = await Taro.showModal({ title, content, confirmText: confirm, showCancel: !told });
  return answer.confirm;
}
