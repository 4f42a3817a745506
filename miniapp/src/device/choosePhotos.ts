/** Photos from the camera or the album, made small enough for a weak network, in WeChat. */
import Taro from '@tarojs/taro';
import { answerRefusal } from './refusal';

/** The longest side that still shows a house number. */
const LONGEST = 1600;

async function shrink(path: string): Promise<string> {
  try {
    const { tempFilePath } = await Taro.compressImage({ src: path, quality: 72, compressedWidth: LONGEST });
    return tempFilePath;
  } catch {
    return path;
  }
}

/** The paths chosen; none when the person turned back or did not allow it. */
export async function choosePhotos(count: number): Promise<string[]> {
  try {
    const { tempFiles } = await Taro.chooseMedia({ count, mediaType: ['image'], sizeType: ['compressed'] });
    return await Promise.all(tempFiles.map((file) => shrink(file.tempFilePath)));
  } catch (failure) {
    await answerRefusal(failure, { what: '相机和相册', otherwise: '没有照片也可以提交。' });
    return [];
  }
}
