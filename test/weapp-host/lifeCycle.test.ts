// Life cycles, the page stack, packages and entrances, on the small fixture app.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { closeFixtures, FIXTURE, openFixture } from './fixtureApp';
import { startWeappHost } from './index';

afterEach(closeFixtures);

const go = async (app: Awaited<ReturnType<typeof openFixture>>, url: string): Promise<unknown> =>
  (await app.wx('navigateTo', { url })).errMsg;

test('the app, its first page and the page’s component are told what happens, in the platform’s order', async () => {
  const app = await openFixture();
  await app.control.idle();
  expect(await app.told()).toEqual([
    'app launch 1001',
    'app show',
    'counter attached',
    'home load {}',
    'home show',
    'counter page show',
    'counter ready',
    'home ready',
  ]);
  expect(app.control.errors).toEqual([]);
});

test('opening a page hides the one below, going back shows it and unloads the upper one', async () => {
  const app = await openFixture();
  await go(app, '/pages/form/form');
  expect((await app.mp.pageStack()).map((page) => page.path)).toEqual(['pages/home/home', 'pages/form/form']);
  await app.control.back();
  expect((await app.told()).slice(-3)).toEqual(['home hide', 'home show', 'counter page show']);
});

test('a page and the page it opened talk over their channel, both ways', async () => {
  const app = await openFixture();
  await app.mp.evaluate(() => {
    interface Channel {
      on(name: string, run: (word: string) => void): void;
      emit(name: string, word: string): void;
    }
    const { wx, getCurrentPages } = globalThis as unknown as {
      wx: { navigateTo(options: object): void };
      getCurrentPages(): { getOpenerEventChannel(): Channel }[];
    };
    wx.navigateTo({
      url: '/pages/form/form',
      events: { back: (word: string) => console.log('opener hears', word) },
      success: ({ eventChannel }: { eventChannel: Channel }) => {
        const opened = getCurrentPages()[1]?.getOpenerEventChannel();
        opened?.on('forth', (word) => console.log('opened hears', word));
        eventChannel.emit('forth', '选这个');
        opened?.emit('back', '选好了');
      },
    });
  });
  await app.control.idle();
  expect(app.control.logs.map(({ args }) => args)).toEqual([
    ['opened hears', '选这个'],
    ['opener hears', '选好了'],
  ]);
});

test('the eleventh page is refused', async () => {
  const app = await openFixture();
  for (let depth = 2; depth <= 10; depth++)
    expect(await go(app, `/pages/form/form?at=${depth}`)).toBe('navigateTo:ok');
  expect(await go(app, '/pages/form/form')).toBe('navigateTo:fail webview count limit exceed');
});

test('of fifteen pages opened at once ten stand', async () => {
  const app = await openFixture();
  const answers = await Promise.all(
    Array.from({ length: 15 }, (_, at) => go(app, `/pages/form/form?at=${at}`)),
  );
  expect(answers.filter((answer) => answer === 'navigateTo:ok')).toHaveLength(9);
  expect((await app.mp.pageStack()).length).toBe(10);
});

test('a tab page cannot be pushed, and an unknown page is reported to the app', async () => {
  const app = await openFixture();
  expect(await go(app, '/pages/list/list')).toBe('navigateTo:fail can not navigateTo a tabbar page');
  expect(await go(app, 'nowhere')).toBe('navigateTo:fail page "pages/home/nowhere" is not found');
  expect((await app.told()).at(-1)).toBe('app not found pages/home/nowhere');
});

test('switching tabs keeps the first tab alive', async () => {
  const app = await openFixture({ faults: () => ({ status: 200, data: ['一'] }) });
  await app.control.tapTab(1);
  await app.control.tapTab(0);
  expect((await app.told()).filter((line) => /^home (load|hide|unload)/.test(line))).toEqual([
    'home load {}',
    'home hide',
  ]);
});

test('a page of a subpackage opens with its query, and not when its download meets no network', async () => {
  const app = await openFixture();
  app.control.network('none');
  expect(await go(app, '/sub/detail/detail?id=1')).toBe('navigateTo:fail load subpackage "sub" failed');
  app.control.network('ok');
  expect(await go(app, '/sub/detail/detail?id=%E4%B8%83')).toBe('navigateTo:ok');
  const page = await app.page();
  expect(await (await page.$('.id'))?.text()).toBe('编号 %E4%B8%83'); // queries arrive undecoded
});

test('a package preloaded by a page’s rule opens without network', async () => {
  const app = await openFixture();
  await go(app, '/pages/form/form');
  app.control.network('none');
  expect(await go(app, '/sub/detail/detail?id=1')).toBe('navigateTo:ok');
});

test('an independent subpackage starts without the app, which runs once another page opens', async () => {
  const app = await openFixture({ launch: { path: 'alone/start/start' } });
  const page = await app.page();
  expect(await (await page.$('.app'))?.text()).toBe('without app');
  await go(app, '/pages/form/form');
  expect(await app.told()).toContain('app launch 1001');
});

test('a code’s scene and a plain link arrive encoded, with the platform’s scene numbers', async () => {
  const app = await openFixture();
  await app.control.openAppCode('pages/home/home', 'g=A1&t=2');
  expect(await app.told()).toEqual(
    expect.arrayContaining(['app launch 1047', 'home load {"scene":"g%3DA1%26t%3D2"}']),
  );
  await app.control.openPlainLink('pages/home/home', 'https://a.test/q?x=1');
  const options = (await app.mp.callWxMethod('getLaunchOptionsSync')) as { query: { q: string } };
  expect(decodeURIComponent(options.query.q)).toBe('https://a.test/q?x=1');
});

test('leaving and coming back tells the app; through a message it lands on the message’s page', async () => {
  const app = await openFixture();
  app.control.background();
  await app.control.foreground();
  expect((await app.told()).slice(-5)).toEqual([
    'home hide',
    'app hide',
    'app show',
    'home show',
    'counter page show',
  ]);
  app.control.background();
  await app.control.foreground({ path: 'sub/detail/detail', query: { id: '9' }, scene: 1107 });
  expect((await app.page()).path).toBe('sub/detail/detail');
});

test('a timer that falls due in the background fires after the return', async () => {
  const app = await openFixture();
  app.control.background({ seconds: 6 });
  await app.mp.evaluate(() => {
    setTimeout(() => console.log('woke'), 1);
  });
  await new Promise((done) => setTimeout(done, 30));
  expect(app.control.logs).toEqual([]);
  await app.control.foreground();
  expect(app.control.logs.map((entry) => entry.args)).toEqual([['woke']]);
});

test('a cold start forgets the pages and keeps the storage', async () => {
  const app = await openFixture();
  await app.wx('setStorage', { key: 'draft', data: { text: '水管' } });
  await go(app, '/pages/form/form');
  await app.control.restart();
  expect((await app.mp.pageStack()).length).toBe(1);
  expect((await app.wx('getStorage', { key: 'draft' })).data).toEqual({ text: '水管' });
});

test('a client that stays connected knows the pages of the next run for what they are', async () => {
  const app = await openFixture();
  expect((await app.page()).path).toBe('pages/home/home');
  await app.control.restart({ path: 'pages/form/form' });
  expect((await app.page()).path).toBe('pages/form/form');
});

test('a ready update restarts the app when applied', async () => {
  const app = await openFixture();
  app.control.update('ready');
  await app.mp.evaluate(() => {
    const { wx } = globalThis as unknown as {
      wx: { getUpdateManager(): { onUpdateReady(f: () => void): void; applyUpdate(): void } };
    };
    const manager = wx.getUpdateManager();
    manager.onUpdateReady(() => manager.applyUpdate());
    (globalThis as unknown as { getApp(): { told: string[] } }).getApp().told.push('before the update');
  });
  await new Promise((done) => setTimeout(done, 50));
  expect(await app.told()).not.toContain('before the update');
});

describe('a package the platform would refuse', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(path.join(os.tmpdir(), 'weapp-fixture-'));
    cpSync(FIXTURE, dir, { recursive: true });
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  test('is refused for its weight, naming the package', async () => {
    writeFileSync(path.join(dir, 'sub/big.png'), Buffer.alloc(3000));
    const start = startWeappHost({ appDir: dir, limits: { subpackageBytes: 2000 } });
    await expect(start).rejects.toThrow(/subpackage sub is \d+ bytes, over the limit of 2000/);
  });

  test('is refused when a page it lists is missing', async () => {
    rmSync(path.join(dir, 'sub/detail/detail.wxml'));
    await expect(startWeappHost({ appDir: dir })).rejects.toThrow('sub/detail/detail.wxml is missing');
  });

  test('fails loudly when the main package requires a subpackage’s file', async () => {
    writeFileSync(path.join(dir, 'pages/form/form.js'), "require('../../sub/detail/detail.js'); Page({})");
    const app = await openFixture({ appDir: dir });
    const refusal = 'pages/form/form.js may not require sub/detail/detail.js: it is in another package';
    expect(await go(app, '/pages/form/form')).toBe(`navigateTo:fail ${refusal}`);
    expect(app.control.errors.map(({ message }) => message)).toEqual([refusal]);
  });
});

test('after a cold start a field is a field again, whatever stood in its place before', async () => {
  const app = await openFixture();
  await (await app.page()).$('.item');
  await app.control.restart({ path: 'pages/form/form' });
  const field = (await (await app.page()).$('#title')) as unknown as { input?: unknown };
  expect(typeof field.input).toBe('function');
});

test('the folder may be named with a slash at its end', async () => {
  const app = await openFixture({ appDir: `${FIXTURE}/` });
  const read = await app.mp.evaluate(() => {
    const { wx } = globalThis as unknown as {
      wx: { getFileSystemManager(): { readFileSync(file: string, encoding: string): string } };
    };
    return wx.getFileSystemManager().readFileSync('app.json', 'utf8');
  });
  expect(read).toContain('示例');
});
