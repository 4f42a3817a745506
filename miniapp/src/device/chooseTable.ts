/** A table file out of a chat, in WeChat: the only place from which it lets a program take one. */
import Taro from '@tarojs/taro';
import { noFile } from './chooseFile';
import { answerRefusal } from './refusal';

/** Undefined when the person changed their mind, or was told what to do instead. */
export async function chooseTable(): Promise<string | undefined> {
  try {
    const { tempFiles } = await Taro.chooseMessageFile({
      count: 1,
      type: 'file',
      extension: ['xlsx', 'csv'],
    });
    return tempFiles[0]?.path;
  } catch (failure) {
    await answerRefusal(failure, noFile);
    return undefined;
  }
}
