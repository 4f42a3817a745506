/** What a forgotten setting in WeChat's console looks like on the phone: true words with its number, nothing blamed on the person. */
import sharp from 'sharp';
import type { Control, MediaFile } from '../../weapp-host';
import { openCity, people } from '../city';
import { send } from '../journeys/resident';
import { usePhones } from './phones';

const stage = usePhones(openCity);

const photo = async (): Promise<MediaFile> => ({
  name: 'lamp.jpg',
  bytes: await sharp({ create: { width: 90, height: 60, channels: 3, background: '#456' } })
    .jpeg()
    .toBuffer(),
});
const logged = (control: Control): string =>
  control.realtimeLog.map(({ level, words }) => `${level} ${words.join(' ')}`).join('\n');
const askedFor = (control: Control, path: string): number =>
  control.calls('request').filter(({ args }) => String((args as { url?: unknown }).url).includes(path))
    .length;

test('signing in while the server’s domain is not listed says so at once, and does not blame the network', async () => {
  const { phone, control } = await stage.hold(undefined, {
    prepare: (device) => void (device.listedDomains = { request: [] }),
  });
  await phone.open('account/signin/index');
  await phone.sees('小程序还没有配置好（600002）');
  expect(await phone.text()).not.toContain('网络不太通畅');
  expect(askedFor(control, '/api/sessions/ways')).toBe(1);
  expect(logged(control)).toContain('error request:fail url not in domain list (600002)');
});

test('a photo while only the upload’s domain is missing says so, and the words go without it', async () => {
  const { phone, control } = await stage.hold(people.resident);
  await phone.open('resident/submit/index');
  control.faults(({ kind }) =>
    kind === 'uploadFile' ? { fail: 'url not in domain list', errno: 600002 } : undefined,
  );
  control.nextMedia([await photo()]);
  await phone.tap('添加照片');
  await phone.hears('小程序还没有配置好（600002）');
  expect(logged(control)).toContain('uploadFile:fail url not in domain list (600002)');
  await phone.tap('删除第 1 张照片');
  await phone.type('content', '路口的垃圾桶满了三天没人收。');
  await send(phone);
});

test('signing in and a photo while nothing is declared in the privacy guideline', async () => {
  const { phone, control } = await stage.hold(undefined, {
    prepare: (device) => void (device.declaredPrivacy = []),
  });
  await phone.open('resident/submit/index');
  control.nextMedia([await photo()]);
  await phone.tap('添加照片');
  await phone.hears('小程序还没有配置好（112）。没有照片也可以提交');
  control.nextPlace({ name: '金川公园', address: '金川区', latitude: 38.5206, longitude: 102.1955 });
  await phone.tap('在地图上选位置');
  await phone.hears('小程序还没有配置好（112）。直接写地址也可以');
  await phone.open('account/signin/index');
  await phone.tap(`#persona-${people.resident}`);
  await phone.seesNoMore('登录后');
  expect(logged(control).split('\n')).toEqual([
    'error chooseMedia:fail api scope is not declared in the privacy agreement (112)',
    'error chooseLocation:fail api scope is not declared in the privacy agreement (112)',
  ]);
});

test('with everything declared a photo goes along, and the number is copied', async () => {
  const { phone, control } = await stage.hold(people.resident);
  control.declaredPrivacy([
    'chooseMedia',
    'chooseLocation',
    'chooseMessageFile',
    'setClipboardData',
    'getPhoneNumber',
  ]);
  await phone.open('resident/submit/index');
  control.nextMedia([await photo()]);
  await phone.tap('添加照片');
  await phone.sees('1/6 张');
  await phone.type('content', '楼道的灯坏了一个星期，晚上看不见台阶。');
  await send(phone);
  control.declaredPrivacy(['chooseMedia']);
  await phone.tap('复制编号');
  await phone.hears('小程序还没有配置好（112）。请截图或抄下编号');
  control.declaredPrivacy(['setClipboardData']);
  await phone.tap('复制编号');
  expect(control.calls('setClipboardData')).toHaveLength(2);
  expect(control.realtimeLog).toHaveLength(1);
});

test('a file, a scan and a binding that WeChat refuses are told, a person who turns back hears nothing', async () => {
  const { phone, control } = await stage.hold();
  await phone.tap('#home-scan');
  expect([control.toast, control.modal]).toEqual([undefined, undefined]);
  const admin = await stage.hold(people.admin);
  admin.control.declaredPrivacy([]);
  await admin.phone.open('admin/roster/index');
  await admin.phone.tap('#roster-choose');
  await admin.phone.hears('小程序还没有配置好（112）。也可以在电脑上用网页版选文件');
  const official = await stage.hold(people.resident);
  official.control.declaredPrivacy([]);
  await official.phone.open('account/posts/index');
  await official.phone.tap('#bind-post');
  await official.phone.hears('小程序还没有配置好（112）。未绑定');
});
