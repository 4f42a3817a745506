/** Keeps a chosen photo until it is sent: WeChat throws its temporary files away when the program closes. */
import Taro from '@tarojs/taro';

/** Where it is kept. The key is not needed here; the web's file needs it. */
export function keepPhoto(path: string, _key: string): Promise<string> {
  return new Promise((resolve) => {
    Taro.getFileSystemManager().saveFile({
      tempFilePath: path,
      success: ({ savedFilePath }) => resolve(savedFilePath),
      // A full phone: the temporary file still lives as long as the program does.
      fail: () => resolve(path),
    });
  });
}

/** A path that can be shown and sent; empty when the phone has thrown the file away. */
export function openPhoto(kept: string): Promise<string> {
  return new Promise((resolve) => {
    Taro.getFileSystemManager().access({
      path: kept,
      success: () => resolve(kept),
      fail: () => resolve(''),
    });
  });
}

export async function dropPhoto(kept: string): Promise<void> {
  await new Promise<void>((resolve) => {
    Taro.getFileSystemManager().removeSavedFile({ filePath: kept, complete: () => resolve() });
  });
}
