/** Scans a posted code in WeChat. */
import Taro from '@tarojs/taro';
import { answerRefusal } from './refusal';

export const canScan = true;

/** The text of the code; undefined when the person turned back, or was told what to do instead. */
export async function scan(): Promise<string | undefined> {
  try {
    const { result, path } = await Taro.scanCode({ scanType: ['qrCode', 'wxCode'] as never });
    return path ?? result;
  } catch (failure) {
    await answerRefusal(failure, { what: '相机', otherwise: '不扫码也可以直接填写地点。' });
    return undefined;
  }
}
