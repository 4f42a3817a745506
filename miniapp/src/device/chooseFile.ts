/** One file from a chat, the way WeChat lets a mini-program have one. */
import Taro from '@tarojs/taro';
import { answerRefusal } from './refusal';

export interface ChosenFile {
  name: string;
  path: string;
}

/** The web version takes a file from the computer. */
export const noFile = { what: '聊天文件', otherwise: '也可以在电脑上用网页版选文件。' };

export const chooseHint = '先把表格发到“文件传输助手”或任意聊天里，再从聊天里选';

/** Undefined when the person turned back, or was told what to do instead. */
export async function chooseFile(extensions: readonly string[]): Promise<ChosenFile | undefined> {
  try {
    const { tempFiles } = await Taro.chooseMessageFile({
      count: 1,
      type: 'file',
      extension: [...extensions],
    });
    const [file] = tempFiles;
    return file && { name: file.name, path: file.path };
  } catch (failure) {
    await answerRefusal(failure, noFile);
    return undefined;
  }
}
