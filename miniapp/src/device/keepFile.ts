/** Shows a file that was made or fetched, and lets the person keep it or pass it on, in WeChat. */
import Taro from '@tarojs/taro';

/** WeChat opens these itself; anything else is passed on to a chat or to oneself. */
const OPENS = /\.(pdf|xlsx|docx)$/;

/** WeChat asks for a tap that is fresh: what the file was made for lies too far back. */
async function passOn(filePath: string, fileName: string): Promise<void> {
  const content = '请发到“文件传输助手”或任意聊天，再从聊天里打开、保存。';
  const { confirm } = await Taro.showModal({ title: '文件已备好', content, confirmText: '去发送' });
  if (!confirm) return;
  await Taro.shareFileMessage({ filePath, fileName }).catch((failure: { errMsg?: string }) => {
    // Whoever turned back knows it.
    if (!failure.errMsg?.includes('cancel')) throw failure;
  });
}

export async function keepFile(name: string, content: ArrayBuffer | string): Promise<void> {
  const filePath = `${Taro.env.USER_DATA_PATH ?? ''}/${name}`;
  Taro.getFileSystemManager().writeFileSync(
    filePath,
    content,
    typeof content === 'string' ? 'utf8' : 'binary',
  );
  if (OPENS.test(name)) await Taro.openDocument({ filePath, showMenu: true });
  else await passOn(filePath, name);
}
