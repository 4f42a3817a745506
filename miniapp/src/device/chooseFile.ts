/** One file from a chat, the way WeChat lets a mini-program have one. */
import Taro from '@tarojs/taro';

export interface ChosenFile {
  name: string;
  path: string;
}

export const chooseHint = '先把表格发到“文件传输助手”或任意聊天里，再从聊天里选';

/** Undefined when the person turned back. */
export async function chooseFile(extensions: readonly string[]): Promise<ChosenFile | undefined> {
  try {
    const { tempFiles } = await Taro.chooseMessageFile({
      count: 1,
      type: 'file',
      extension: [...extensions],
    });
    const [file] = tempFiles;
    return file && { name: file.name, path: file.path };
  } catch {
    return undefined;
  }
}
