/** Shows a file that was made or fetched, and lets the person keep it or pass it on, in WeChat. */
import Taro from '@tarojs/taro';

/** WeChat opens these itself; anything else is passed on to a chat or to oneself. */
const OPENS = /\.(pdf|xlsx|docx)$/;

export async function keepFile(name: string, content: ArrayBuffer | string): Promise<void> {
  const filePath = `${Taro.env.USER_DATA_PATH ?? ''}/${name}`;
  Taro.getFileSystemManager().writeFileSync(
    filePath,
    content,
    typeof content === 'string' ? 'utf8' : 'binary',
  );
  if (OPENS.test(name)) await Taro.openDocument({ filePath, showMenu: true });
  else await Taro.shareFileMessage({ filePath, fileName: name });
}
