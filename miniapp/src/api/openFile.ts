/** Fetches a file in WeChat and opens it there: a table is looked at, passed on, saved. The web has its own file. */
import Taro from '@tarojs/taro';
import { readError } from './apiError';
import { lostTransfer } from './lostTransfer';

export interface FileRequest {
  url: string;
  headers: Record<string, string>;
  /** With its ending. */
  name: string;
}

export async function openFile({ url, headers, name }: FileRequest): Promise<void> {
  const filePath = `${Taro.env.USER_DATA_PATH}/${name}`;
  const answer = await Taro.downloadFile({ url, header: headers, filePath, timeout: 60_000 }).catch(
    (failure: unknown) => {
      throw lostTransfer(failure);
    },
  );
  if (answer.statusCode !== 200) throw readError(answer.statusCode, undefined);
  const kind = name.split('.').at(-1);
  if (kind === 'xlsx' || kind === 'pdf')
    await Taro.openDocument({ filePath, fileType: kind, showMenu: true });
  else await Taro.showModal({ title: '已保存', content: `文件保存为 ${name}`, showCancel: false });
}
