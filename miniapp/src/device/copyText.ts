/** Puts a text on the clipboard; WeChat itself says that it did. */
import Taro from '@tarojs/taro';
import { answerRefusal } from './refusal';

/** `otherwise`: how to go on when it cannot be copied. */
export async function copyText(data: string, otherwise: string): Promise<void> {
  try {
    await Taro.setClipboardData({ data });
  } catch (failure) {
    await answerRefusal(failure, { what: '剪切板', otherwise });
  }
}
