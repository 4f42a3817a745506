// Touching and reading pages through the unmodified client.
import { connect } from './connect';
import { closeFixtures, FIXTURE, openFixture, type Page, type Session } from './fixtureApp';
import { phone } from './portable';

afterEach(closeFixtures);

async function formPage(app: Session) {
  await app.wx('navigateTo', { url: '/pages/form/form' });
  return app.page();
}
const textOf = async (page: Page, selector: string): Promise<string | undefined> =>
  (await page.$(selector))?.text();

test('a tapped row of a list is told apart by its dataset', async () => {
  const app = await openFixture();
  const page = await app.page();
  const rows = (await page.$$('.item')) as { tap(): Promise<void>; text(): Promise<string> }[];
  expect(await Promise.all(rows.map((row) => row.text()))).toEqual(['水管', '路灯']);
  await rows[1]?.tap();
  expect(await textOf(page, '.picked')).toBe('b');
});

test('a component takes properties, keeps its own tree and sends events up', async () => {
  const app = await openFixture();
  const page = await app.page();
  const counter = await page.$('#counter');
  expect(await page.$('.add')).toBeNull(); // a page’s selector does not pierce a component
  await (await counter?.$('.add'))?.tap();
  expect(await textOf(page, '.count')).toBe('4');
  expect(await textOf(page, '#counter >>> .value')).toBe('4');
  expect(await counter?.text()).toBe('加一\n4件');
});

test('typing respects the longest length, and the form hands over what was typed and switched', async () => {
  const app = await openFixture();
  const page = await formPage(app);
  const title = (await page.$('#title')) as unknown as {
    input(text: string): Promise<void>;
    value(): Promise<string>;
  };
  await title.input('水龙头坏了很久');
  expect(await title.value()).toBe('水龙头坏了');
  await (await page.$('#urgent'))?.tap();
  await (await page.$('.road'))?.tap();
  await (await page.$('#send'))?.tap();
  expect(await textOf(page, '.said')).toBe('{"title":"水龙头坏了","urgent":true,"kind":"road"}');
});

test('a disabled button does nothing, and a page below cannot be tapped', async () => {
  const app = await openFixture();
  const home = await app.page();
  const row = await home.$('.item');
  const page = await formPage(app);
  await (await page.$('#off'))?.tap();
  expect(await textOf(page, '.said')).toBe('');
  await expect(row?.tap()).rejects.toThrow('the element is not on the page shown');
});

test('pull-down is refused where the page does not enable it', async () => {
  const app = await openFixture();
  const home = await app.page();
  app.control.pullDownRefresh();
  expect(await textOf(home, '.pulls')).toBe('1 次');
  await formPage(app);
  expect(() => app.control.pullDownRefresh()).toThrow('pages/form/form does not enable pull-down refresh');
});

test('the share card carries what the page says', async () => {
  const app = await openFixture();
  expect(app.control.share()).toEqual({ title: '来自menu', path: '/sub/detail/detail?id=7' });
  await app.control.openShareCard('/sub/detail/detail?id=7');
  expect((await app.page()).query).toEqual({ id: '7' });
});

test('what a chart draws can be read back', async () => {
  const app = await openFixture({ launch: { path: 'sub/detail/detail' } });
  await (await app.page()).callMethod('draw');
  await app.control.idle();
  expect(app.control.drawn('#chart')).toEqual([{ method: 'fillText', args: ['38%', 10, 20] }]);
});

test('an uncaught error reaches the client, the control and the app itself', async () => {
  const app = await openFixture();
  const seen: string[] = [];
  app.mp.on('exception', ({ message }: { message: string }) => seen.push(message));
  await app.mp.evaluate(() => {
    setTimeout(() => {
      throw new Error('unlucky');
    });
    void Promise.reject(new Error('unkept'));
  });
  await app.control.idle();
  expect(seen.sort()).toEqual(['unkept', 'unlucky']);
  expect(app.control.errors.map(({ message }) => message).sort()).toEqual(['unkept', 'unlucky']);
  expect((await app.told()).slice(-2).sort()).toEqual(['app error', 'app rejection unkept']);
});

test('an error on one phone is not seen on another', async () => {
  const [one, two] = [await openFixture(), await openFixture()];
  await one.mp.evaluate(() => void Promise.reject(new Error('mine')));
  await one.control.idle();
  expect(one.control.errors.length).toBe(1);
  expect(two.control.errors).toEqual([]);
});

test('a wx name nobody answers fails by its name; an invented one does not exist', async () => {
  const app = await openFixture();
  expect(await app.wx('startWifi')).toEqual({
    errMsg: 'startWifi:fail wx.startWifi is not supported by weapp-host',
  });
  expect(app.control.unsupported).toEqual(['startWifi']);
  expect(app.control.errors[0]?.message).toBe('wx.startWifi is not supported by weapp-host');
  await expect(app.mp.callWxMethod('makeCoffee')).rejects.toThrow('wx.makeCoffee not exists');
});

test('setData over the platform’s limit is refused', async () => {
  const app = await openFixture();
  const page = await app.page();
  await expect(page.setData({ big: 'x'.repeat(1024 * 1024) })).rejects.toThrow(/over the platform's limit/);
});

test('setData after a page was closed is ignored', async () => {
  const app = await openFixture();
  await app.mp.evaluate(() => {
    const [home] = (
      globalThis as unknown as { getCurrentPages(): { setData(data: object): void }[] }
    ).getCurrentPages();
    setTimeout(
      () => home?.setData({ items: ['c', 'd', 'e'].map((id) => ({ id, name: id })), picked: 'c' }),
      20,
    );
  });
  await app.wx('reLaunch', { url: '/pages/form/form' });
  await new Promise((done) => setTimeout(done, 40));
  expect(app.control.errors).toEqual([]);
});

test('a page’s cost is counted: setData, tree, requests and time before it is useful', async () => {
  const app = await openFixture({ faults: () => ({ status: 200, data: ['一号', '二号'] }) });
  await app.control.tapTab(1);
  await app.control.idle();
  const [list] = app.control.metrics().filter(({ path }) => path === 'pages/list/list');
  expect(list).toMatchObject({
    opens: 1,
    setDataCalls: 1,
    setDataMaxBytes: 28,
    requestsBeforeUseful: 1,
    nodes: 2,
    depth: 1,
  });
  expect(list?.usefulMs.length).toBe(1);
});

test('what a page asks after a person has done something is not counted as its own', async () => {
  const app = await openFixture({ faults: () => ({ status: 200, data: ['一号', '二号'] }) });
  await app.control.tapTab(1);
  app.control.pullDownRefresh();
  await app.control.idle();
  const [list] = app.control.metrics().filter(({ path }) => path === 'pages/list/list');
  expect(list?.requestsBeforeUseful).toBe(1);
});

test('the page as HTML shows the tree, its style and the bars around it', async () => {
  const app = await openFixture();
  const html = app.control.html();
  expect(html).toContain('<nav class="wx-nav" style="color:#000;background:#fff">首页</nav>');
  expect(html).toContain('<wx-view class="item">水管</wx-view>');
  expect(html).toContain('margin: calc(100vw * 20 / 750)');
  expect(html).toContain('body {');
  expect(html).toContain('wx-view.shared {'); // from an imported sheet, renamed once
});

test('the client can replace a wx function, see the original and put it back', async () => {
  const app = await openFixture();
  await app.mp.mockWxMethod('scanCode', { result: 'QR-1' });
  expect((await app.wx('scanCode')).result).toBe('QR-1');
  await app.mp.mockWxMethod('request', { errMsg: 'request:fail timeout' });
  expect((await app.wx('request', { url: 'https://a.test' })).errMsg).toBe('request:fail timeout');
  await app.mp.mockWxMethod(
    'getStorageInfoSync',
    function (this: { origin(): { limitSize: number } }, add: number) {
      return this.origin().limitSize + add;
    },
    1,
  );
  expect(await app.mp.callWxMethod('getStorageInfoSync')).toBe(10241);
  await app.mp.restoreWxMethod('scanCode');
  expect((await app.wx('scanCode')).errMsg).toBe('scanCode:fail cancel');
});

test('a portable spec answers for the person through the client alone', async () => {
  const headless = await openFixture();
  // the address stands for the real tools’: no control, the client only
  const { mp, host, close } = await connect({ appDir: FIXTURE }, headless.wsEndpoint);
  expect(host).toBeUndefined();
  await phone(mp).scan('QR-9');
  expect((await headless.wx('scanCode')).result).toBe('QR-9');
  await phone(mp).offline();
  expect(await headless.wx('request', { url: 'https://a.test' })).toMatchObject({ errno: 600001 });
  await phone(mp).restore('request');
  await phone(mp).cancel('chooseMedia');
  expect((await headless.wx('chooseMedia')).errMsg).toBe('chooseMedia:fail cancel');
  await close();
});
