/** What only WeChat does: consent, permissions, its map, its messages, its entrances, its updates. */
import gcoord from 'gcoord';
import sharp from 'sharp';
import type { MediaFile } from '../../weapp-host';
import { phone as answers } from '../../weapp-host/portable';
import { openCity, people, POSTER } from '../city';
import { LAMP, reportsFromPoster, send } from '../journeys/resident';
import { until } from '../screen';
import { usePhones, type Held } from './phones';

const stage = usePhones(openCity);

/** Signed in already, on the form. */
async function onTheForm(person: string = people.resident): Promise<Held> {
  const held = await stage.hold(person);
  await held.phone.open('resident/submit/index');
  return held;
}

const photo = async (name = 'lamp.jpg'): Promise<MediaFile> => ({
  name,
  bytes: await sharp({ create: { width: 900, height: 600, channels: 3, background: '#456' } })
    .jpeg()
    .toBuffer(),
});

test('the agreement is asked before the first photo; refused, one still submits; agreed, the photo goes along', async () => {
  const { phone, control } = await onTheForm();
  control.privacyAgreed(false);
  control.nextMedia([await photo()]);
  await phone.tap('添加照片');
  await phone.sees('隐私保护指引');
  await phone.tap('不同意');
  await phone.seesNoMore('只用来说清楚您反映的问题');
  expect(control.toast).toContain('没有照片也可以提交');

  await phone.tap('添加照片');
  await phone.tap('#privacy-agree');
  await phone.sees('1/6 张');
  expect(control.calls('compressImage').length).toBe(1);
  await phone.type('content', '垃圾桶满了三天没人收，招苍蝇。');
  const number = await send(phone);
  const stored = await stage.city.deps.models.tickets.findOne({ number }).lean();
  expect(stored?.photos?.length).toBe(1);
});

test.each([
  ['相机和相册', 'chooseMedia', '添加照片', '没有照片也可以提交'],
  ['位置', 'chooseLocation', '在地图上选位置', '直接写地址也可以'],
])('a refused %s is explained, with the way to the settings', async (what, name, button, otherwise) => {
  const { phone, control } = await onTheForm();
  await answers(phone.mp).deny(name);
  await phone.tap(button);
  await until(
    'a dialogue',
    async () => control.modal,
    async () =>
      JSON.stringify(
        control
          .calls()
          .slice(-12)
          .map(({ name }) => name),
      ),
  );
  expect(control.modal).toMatchObject({
    title: `没有${what}权限`,
    content: expect.stringContaining(otherwise),
  });
  control.answerModal('cancel');
  await phone.tap(button);
  control.answerModal('confirm');
  await control.idle();
  expect(control.calls('openSetting')).toHaveLength(1);
});

test('the map’s GCJ-02 arrives as WGS84; turning back from the map says nothing', async () => {
  const { phone, control } = await onTheForm();
  control.nextPlace('cancel');
  await phone.tap('在地图上选位置');
  expect([control.toast, control.modal]).toEqual([undefined, undefined]);
  control.nextPlace({ name: '金川公园', address: '金川区', latitude: 38.5206, longitude: 102.1955 });
  await phone.tap('在地图上选位置');
  await phone.sees('已记下您选的位置');
  await phone.type('content', '公园里的健身器材松了，孩子玩容易摔下来。');
  const number = await send(phone);
  const stored = await stage.city.deps.models.tickets.findOne({ number }).lean();
  const [east = 0, north = 0] = stored?.place.point ?? [];
  const [shownEast, shownNorth] = gcoord.transform([east, north], gcoord.WGS84, gcoord.GCJ02);
  expect([shownEast.toFixed(4), shownNorth.toFixed(4)]).toEqual(['102.1955', '38.5206']);
  expect(Math.abs(east - shownEast) + Math.abs(north - shownNorth)).toBeGreaterThan(0.001);
});

test('after submitting one tap allows messages, and a message opens the ticket cold', async () => {
  const { phone, control } = await onTheForm();
  await phone.type('content', '楼上空调外机滴水，楼下窗台长了青苔。');
  const number = await send(phone);
  await phone.tap('有进展提醒我');
  expect(control.calls('requestSubscribeMessage')).toHaveLength(1);
  expect(control.toast).toContain('有进展会在微信里告诉您');
  const stored = await stage.city.deps.models.tickets.findOne({ number }).lean();
  await phone.open(`resident/ticket/index?id=${String(stored?._id)}`);
  await phone.sees(number);
  expect(control.share()).toMatchObject({ path: `/resident/ticket/index?id=${String(stored?._id)}` });
});

test('a stranger who opens a message’s link is asked to sign in and then sees nothing of it', async () => {
  const wanted = await stage.city.deps.models.tickets.findOne({ 'requester.personId': people.served }).lean();
  const phone = await stage.take();
  await phone.open(`resident/ticket/index?id=${String(wanted?._id)}`);
  await phone.sees('登录后查看办理进度');
  await phone.tap('去登录');
  await phone.tap(`#persona-${people.resident}`);
  await phone.seesNoMore('登录后查看办理进度');
  expect(await phone.text()).not.toContain(wanted?.content.slice(0, 12) ?? '?');
});

test('a plain link opens the form at the poster; a number typed from it fills in the place', async () => {
  const { phone, control } = await stage.hold();
  await control.openPlainLink('pages/home/index', `https://city.example/p/${stage.city.scene(POSTER)}`);
  await phone.sees('不在这里');
  await phone.tap('不在这里');
  await phone.tap('填海报上的编号');
  await phone.type('poster-typed', 'JC-9999');
  await phone.tap('填入地点');
  await phone.sees('没有这个编号的海报');
  await phone.type('poster-typed', 'jc-0001');
  await phone.tap('填入地点');
  await phone.seesNoMore('海报上的编号有误');
  expect((await phone.typed('place')).length).toBeGreaterThan(3);
});

test('what a neighbour has raised can be joined in place of writing it again', async () => {
  const first = await stage.hold();
  const number = await reportsFromPoster(first.phone, stage.city, people.neighbour);
  const stored = () => stage.city.deps.models.tickets.findOne({ number }).lean();
  const { phone } = await onTheForm(people.served);
  await phone.scanPoster(stage.city.scene(POSTER));
  await phone.type('content', LAMP);
  await phone.tap('#submit-send');
  await phone.sees('附近有人反映过');
  await phone.tap(`#join-${String((await stored())?._id)}`);
  await phone.sees('记下了，您也遇到这件事');
  await phone.sees(number);
  const recordId = String((await stored())?._id);
  const joined = await stage.city.deps.models.ticketFacts.find({ recordId, action: 'join' }).lean();
  expect(joined.map(({ by }) => by.personId)).toContain(people.served);
});

test('a weak and a lost network are said on the page, and said no more once it is good', async () => {
  const { phone, control } = await onTheForm();
  control.network('slow');
  await phone.sees('网络不太稳定');
  control.network('none');
  await phone.sees('现在没有网络');
  control.network('ok');
  await phone.seesNoMore('现在没有网络');
});

test('the form opens without a network; a page whose package is not on the phone says so', async () => {
  const { phone, control } = await stage.hold();
  await phone.sees('有烦心事');
  control.network('none');
  await phone.tap('我要反映');
  await phone.sees('具体情况');
  await phone.back();
  await control.tapTab(1);
  await phone.tap('去登录');
  expect(control.toast).toContain('现在打不开');
  await phone.sees('登录后查看我的诉求');
});

test('a new version is taken when the person agrees, not before', async () => {
  const { phone, control } = await stage.hold(undefined, {
    prepare: ({ answers }) => void (answers.update = 'ready'),
  });
  await phone.sees('有烦心事');
  expect(control.modal?.title).toBe('有新版本');
  expect(control.calls('applyUpdate')).toHaveLength(0);
  control.answerModal('cancel');
  expect(control.errors).toEqual([]);
});

test('pulling down brings what has happened meanwhile', async () => {
  const { phone, control } = await onTheForm();
  await phone.open('pages/tickets/index');
  const client = await stage.city.as(people.resident);
  await client.submitTicket({
    body: { content: '拉一下就看得见的新诉求。', place: { text: '北门' } },
    key: crypto.randomUUID(),
  });
  expect(await phone.text()).not.toContain('拉一下就看得见');
  control.pullDownRefresh();
  await phone.sees('拉一下就看得见');
});
