/** Puts a text on the clipboard in the browser; Taro itself says that it did. */
import Taro from '@tarojs/taro';
import { notify } from './notify';

export async function copyText(data: string, otherwise: string): Promise<void> {
  try {
    await Taro.setClipboardData({ data });
  } catch {
    notify(`没有复制成功。${otherwise}`);
  }
}
