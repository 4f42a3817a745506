/** A suggestion written without a network: kept with its photo, sent once when the network returns. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import type { City } from '../city';
import { until, type Screen } from '../screen';

const TITLE = '给滨河步道装饮水点';

async function aPhoto(city: City): Promise<string> {
  const file = path.join(city.deps.env.DATA_DIR, 'riverside.jpg');
  const picture = sharp({ create: { width: 320, height: 240, channels: 3, background: '#486' } });
  await writeFile(file, await picture.jpeg().toBuffer());
  return file;
}

export async function suggestsOffline(screen: Screen, city: City): Promise<void> {
  const stored = () => city.deps.models.suggestions.find({ title: TITLE }).lean();
  await screen.open('suggestion/submit/index');
  await screen.type('suggestion-title', TITLE);
  await screen.type('suggestion-content', '夏天散步的人多，走一圈买不到水。');
  await screen.choosesPhoto(await aPhoto(city));
  await screen.online(false);
  await screen.sees('现在没有网络');
  await screen.tap('添加照片');
  await screen.sees('重新上传');
  await screen.tap('#suggestion-send');
  await screen.sees('已经存在手机里');
  await screen.tap('看看我提的');
  await screen.sees('等待提交');
  await screen.sees(TITLE);
  await screen.sees('1 张照片');
  await screen.online(true);
  await screen.seesNoMore('等待提交');
  await screen.sees(TITLE);
  const [only, ...more] = await until('a suggestion', async () => {
    const found = await stored();
    return found.length > 0 && found;
  });
  if (more.length > 0) throw new Error('sent more than once');
  if (only?.photos.length !== 1) throw new Error('sent without its photo');
}
