/** Scans a posted code in WeChat. */
import Taro from '@tarojs/taro';

export const canScan = true;

/** The text of the code; undefined when the person turned back. */
export async function scan(): Promise<string | undefined> {
  try {
    const { result, path } = await Taro.scanCode({ scanType: ['qrCode', 'wxCode'] as never });
    return path ?? result;
  } catch {
    return undefined;
  }
}
