/** A table file out of a chat, in WeChat: the only place from which it lets a program take one. */
import Taro from '@tarojs/taro';

/** Undefined when the person changed their mind. */
export async function chooseTable(): Promise<string | undefined> {
  try {
    const { tempFiles } = await Taro.chooseMessageFile({
      count: 1,
      type: 'file',
      extension: ['xlsx', 'csv'],
    });
    return tempFiles[0]?.path;
  } catch {
    return undefined;
  }
}
