// Consent, dialogues, media and the phone's settings: what the person decides and how the app hears of it.
import sharp from 'sharp';
import { closeFixtures, openFixture, type Page, type Session } from './fixtureApp';

afterEach(closeFixtures);

const openForm = async (
  options: Parameters<typeof openFixture>[0] = {},
): Promise<{ app: Session; page: Page }> => {
  const app = await openFixture({ launch: { path: 'pages/form/form' }, ...options });
  return { app, page: await app.page() };
};
const tap = async (page: Page, selector: string): Promise<void> => (await page.$(selector))?.tap();
const said = async (app: Session, page: Page): Promise<unknown> => {
  await app.control.idle();
  const text = (await (await page.$('.said'))?.text()) ?? '';
  return text.startsWith('{') ? (JSON.parse(text) as unknown) : text;
};

describe('subscribe messages', () => {
  test('are offered on a tap, with an answer per template', async () => {
    const { app, page } = await openForm();
    app.control.subscribeAnswers({ t2: 'reject' });
    await tap(page, '#subscribe');
    expect(await said(app, page)).toEqual({
      errMsg: 'requestSubscribeMessage:ok',
      t1: 'accept',
      t2: 'reject',
    });
  });

  test.each(['#late', '#after'])('are refused once the tap is over (%s)', async (button) => {
    const { app, page } = await openForm();
    await tap(page, button);
    await new Promise((done) => setTimeout(done, 40));
    expect(await said(app, page)).toEqual({
      errMsg: 'requestSubscribeMessage:fail can only be invoked by user TAP gesture.',
    });
  });

  test('take at most three templates', async () => {
    const { app } = await openForm();
    app.control.modals(() => 'confirm');
    await app.mp.evaluate(() => {
      const { wx } = globalThis as unknown as { wx: Record<string, (o: object) => void> };
      const tmplIds = ['1', '2', '3', '4'];
      wx.showModal?.({
        success: () => wx.requestSubscribeMessage?.({ tmplIds, fail: (error: object) => console.log(error) }),
      });
    });
    await app.control.idle();
    expect(app.control.logs[0]?.args).toEqual([
      { errMsg: 'requestSubscribeMessage:fail Templates count out of max bounds', errCode: 20003 },
    ]);
  });
});

describe('the privacy agreement', () => {
  test('refused in the platform’s own popup fails with 104', async () => {
    const { app, page } = await openForm();
    app.control.privacyAgreed(false);
    await tap(page, '#photo');
    expect(await said(app, page)).toEqual({
      errMsg: 'chooseMedia:fail privacy permission is not authorized',
      errno: 104,
    });
  });

  test('asked in the app’s own dialogue waits, and goes on once the agree button is tapped', async () => {
    const { app, page } = await openForm();
    app.control.privacyAgreed(false);
    app.control.nextMedia([{ name: 'a.jpg', bytes: Buffer.from('x') }]);
    await page.callMethod('askPrivacy');
    await tap(page, '#photo');
    expect(await said(app, page)).toBe('ask chooseMedia');
    await tap(page, '#agree');
    expect(await said(app, page)).toEqual({ errMsg: 'chooseMedia:ok', photos: 1 });
  });

  test('refused in the app’s own dialogue fails with 104', async () => {
    const { app, page } = await openForm();
    app.control.privacyAgreed(false);
    await page.callMethod('askPrivacy');
    await tap(page, '#photo');
    await page.callMethod('refuse');
    expect(await said(app, page)).toMatchObject({ errno: 104 });
  });

  test('claimed without a tap on the button is not believed', async () => {
    const { app, page } = await openForm();
    app.control.privacyAgreed(false);
    await page.callMethod('askPrivacy');
    await tap(page, '#photo');
    await page.callMethod('agreed');
    expect(await said(app, page)).toMatchObject({ errno: 104 });
    expect(app.control.errors[0]?.message).toBe('privacy button "agree" was not tapped');
  });
});

test('an interface that the privacy guideline does not declare fails with 112, agreed or not', async () => {
  const { app, page } = await openForm();
  app.control.declaredPrivacy(['chooseMedia']);
  app.control.nextMedia([{ name: 'a.jpg', bytes: Buffer.from('x') }]);
  await tap(page, '#photo');
  expect(await said(app, page)).toEqual({ errMsg: 'chooseMedia:ok', photos: 1 });
  const undeclared = 'fail api scope is not declared in the privacy agreement';
  expect(await app.wx('setClipboardData', { data: 'a' })).toEqual({
    errMsg: `setClipboardData:${undeclared}`,
    errno: 112,
  });
  await tap(page, '#phone');
  expect(await said(app, page)).toEqual({ errMsg: `getPhoneNumber:${undeclared}`, errno: 112 });
});

test('a refused location stays refused until the settings page allows it', async () => {
  const { app } = await openForm();
  app.control.permissions({ 'scope.userLocation': 'deny' });
  expect((await app.wx('getLocation')).errMsg).toBe('getLocation:fail auth deny');
  app.control.permissions({ 'scope.userLocation': 'allow' });
  expect((await app.wx('getLocation')).errMsg).toBe('getLocation:fail auth deny');
  expect((await app.wx('openSetting')).errMsg).toBe(
    'openSetting:fail can only be invoked by user TAP gesture.',
  );
  app.control.settingsPage({ 'scope.userLocation': true });
  app.control.modals(() => 'confirm');
  await app.mp.evaluate(() => {
    const { wx } = globalThis as unknown as { wx: Record<string, (o: object) => void> };
    wx.showModal?.({ success: () => wx.openSetting?.({}) });
  });
  await app.control.idle();
  expect(await app.wx('getSetting')).toMatchObject({ authSetting: { 'scope.userLocation': true } });
  app.control.nextLocation({ latitude: 39.908823, longitude: 116.39747 });
  const gcj = (await app.wx('getLocation', { type: 'gcj02' })) as { latitude: number; longitude: number };
  expect([gcj.latitude, gcj.longitude].map((degrees) => degrees.toFixed(3))).toEqual(['39.910', '116.404']);
  expect(await app.wx('getLocation')).toMatchObject({ latitude: 39.908823, longitude: 116.39747 });
});

test('a position interface that app.json does not declare is refused', async () => {
  const { app } = await openForm();
  expect((await app.wx('choosePoi')).errMsg).toContain(
    'need to be declared in the requiredPrivateInfos field',
  );
  expect((await app.wx('chooseLocation')).errMsg).toBe('chooseLocation:fail cancel');
  app.control.nextPlace({ name: '街口', address: '一号', latitude: 39.9, longitude: 116.4 });
  expect(await app.wx('chooseLocation')).toMatchObject({ name: '街口', latitude: 39.9 });
});

test('the phone-number button brings a code, or the person’s refusal', async () => {
  const { app, page } = await openForm();
  app.control.phoneCode(() => 'P-1');
  await tap(page, '#phone');
  expect(await said(app, page)).toEqual({ errMsg: 'getPhoneNumber:ok', code: 'P-1' });
  app.control.phoneCode(() => 'deny');
  await tap(page, '#phone');
  expect(await said(app, page)).toEqual({ errMsg: 'getPhoneNumber:fail user deny' });
});

test('a dialogue stays open until it is answered, by the control or the client', async () => {
  const { app } = await openForm();
  const first = app.wx('showModal', { title: '撤回吗', content: '撤回后不能恢复' });
  await app.control.idle();
  expect(app.control.modal).toMatchObject({ title: '撤回吗' });
  await app.mp.native().confirmModal();
  expect(await first).toEqual({ errMsg: 'showModal:ok', confirm: true, cancel: false, content: null });
  const second = app.wx('showModal', { title: '原因', editable: true });
  await app.control.idle();
  app.control.answerModal({ confirm: true, content: '重复了' });
  expect(await second).toMatchObject({ confirm: true, content: '重复了' });
  expect((await app.wx('showModal', { confirmText: '我已经知道了' })).errMsg).toContain('confirmText length');
});

test('an action sheet takes six items and answers with the chosen one', async () => {
  const { app } = await openForm();
  app.control.actionSheets((items) => items.indexOf('相册'));
  expect((await app.wx('showActionSheet', { itemList: ['拍照', '相册'] })).tapIndex).toBe(1);
  app.control.actionSheets(() => 'cancel');
  expect((await app.wx('showActionSheet', { itemList: ['一'] })).errMsg).toBe('showActionSheet:fail cancel');
  expect((await app.wx('showActionSheet', { itemList: [...'1234567'] })).errMsg).toContain('itemList');
});

test('a photo is really compressed', async () => {
  const { app } = await openForm();
  const noise = { create: { width: 800, height: 600, channels: 3 as const, background: '#36c' } };
  app.control.nextMedia([{ name: 'a.png', bytes: await sharp(noise).png().toBuffer() }]);
  const { tempFiles } = (await app.wx('chooseMedia')) as { tempFiles: { tempFilePath: string }[] };
  const src = tempFiles[0]?.tempFilePath;
  expect(await app.wx('getImageInfo', { src })).toMatchObject({ width: 800, height: 600, type: 'png' });
  const small = (await app.wx('compressImage', { src, quality: 60, compressedWidth: 400 })).tempFilePath;
  expect(await app.wx('getImageInfo', { src: small })).toMatchObject({ width: 400, type: 'jpeg' });
});

test('the scanner hands over what lies before it, once', async () => {
  const { app } = await openForm();
  app.control.nextScan('https://a.test/q');
  expect(await app.wx('scanCode')).toMatchObject({ result: 'https://a.test/q', scanType: 'QR_CODE' });
  expect((await app.wx('scanCode')).errMsg).toBe('scanCode:fail cancel');
});

test('storage keeps types, one megabyte a key and ten in all', async () => {
  const { app } = await openForm();
  const megabyte = 'x'.repeat(1024 * 1024 - 2);
  const put = async (key: string, data: unknown) => (await app.wx('setStorage', { key, data })).errMsg;
  expect(await put('n', { a: [1, null, '二'] })).toBe('setStorage:ok');
  expect(app.control.storage()).toEqual({ n: { a: [1, null, '二'] } });
  expect(await put('big', `${megabyte}x`)).toBe('setStorage:fail entry size limit reached');
  for (let at = 0; at < 9; at++) expect(await put(`k${at}`, megabyte)).toBe('setStorage:ok');
  expect(await put('k9', megabyte)).toBe('setStorage:fail exceed storage max size');
  expect((await app.wx('getStorage', { key: 'none' })).errMsg).toBe('getStorage:fail data not found');
});

test('a merchant transfer is confirmed or cancelled, and its parameters are checked', async () => {
  const { app } = await openForm();
  const ask = async (more = {}) =>
    (
      await app.wx('requestMerchantTransfer', {
        mchId: '1',
        appId: 'wx0000000000000000',
        package: 'p',
        ...more,
      })
    ).errMsg;
  app.control.nextTransfer('confirm');
  expect(await ask()).toBe('requestMerchantTransfer:ok');
  expect(await ask()).toBe('requestMerchantTransfer:fail cancel');
  expect(await ask({ appId: 'wx1' })).toBe(
    'requestMerchantTransfer:fail appId does not match the mini-program',
  );
});

test('a file is sent to a chat on a tap only, and the person may turn back', async () => {
  const { app } = await openForm();
  const share = async (filePath: string) =>
    (await app.mp.evaluate(
      (file: string) =>
        new Promise((done) => {
          const { wx } = globalThis as unknown as { wx: Record<string, (o: object) => void> };
          const tell = ({ errMsg }: { errMsg: string }) => done(errMsg);
          wx.showModal?.({
            success: () => wx.shareFileMessage?.({ filePath: file, success: tell, fail: tell }),
          });
        }),
      filePath,
    )) as string;
  const filePath = 'wxfile://usr/a.json';
  await app.mp.evaluate((file: string) => {
    const { wx } = globalThis as unknown as {
      wx: { getFileSystemManager(): { writeFileSync(path: string, text: string): void } };
    };
    wx.getFileSystemManager().writeFileSync(file, '{}');
  }, filePath);
  expect((await app.wx('shareFileMessage', { filePath })).errMsg).toBe(
    'shareFileMessage:fail can only be invoked by user TAP gesture.',
  );
  app.control.modals(() => 'confirm');
  expect(await share(filePath)).toBe('shareFileMessage:ok');
  expect(await share('wxfile://usr/none.json')).toContain("fail file doesn't exist");
  app.control.sendsFiles('cancel');
  expect(await share(filePath)).toBe('shareFileMessage:fail cancel');
});

test('large print and the dark theme reach the app', async () => {
  const { app } = await openForm({ device: { fontSizeSetting: 23 } });
  await app.mp.evaluate(() => {
    const { wx } = globalThis as unknown as { wx: { onThemeChange(f: (r: object) => void): void } };
    wx.onThemeChange((change) => console.log(change));
  });
  app.control.theme('dark');
  expect(app.control.logs[0]?.args).toEqual([{ theme: 'dark' }]);
  const base = await app.mp.callWxMethod('getAppBaseInfo');
  expect(base).toMatchObject({ fontSizeSetting: 23, theme: 'dark' });
});

test('login asks for a code, needs the network, and the session can run out', async () => {
  const { app } = await openForm();
  app.control.loginCode(() => 'C-1');
  expect((await app.wx('login')).code).toBe('C-1');
  app.control.sessionValid(false);
  expect((await app.wx('checkSession')).errMsg).toBe('checkSession:fail session time out, need relogin');
  app.control.network('none');
  expect((await app.wx('login')).errMsg).toContain('login:fail net::');
});

test('files are written in the user folder only, and saving moves a temporary one', async () => {
  const { app } = await openForm();
  const result = await app.mp.evaluate(() => {
    interface Files {
      writeFileSync(path: string, data: string): void;
      readFileSync(path: string): ArrayBuffer;
      mkdirSync(path: string): void;
      readdirSync(path: string): string[];
      statSync(path: string): { size: number; isFile(): boolean };
    }
    const { wx } = globalThis as unknown as {
      wx: { env: { USER_DATA_PATH: string }; getFileSystemManager(): Files };
    };
    const files = wx.getFileSystemManager();
    const dir = `${wx.env.USER_DATA_PATH}/drafts`;
    files.mkdirSync(dir);
    files.writeFileSync(`${dir}/a.txt`, '草稿');
    let refused = '';
    try {
      files.writeFileSync('wxfile://tmp_a', 'x');
    } catch (error) {
      refused = String((error as Error).message);
    }
    const bytes = files.readFileSync(`${dir}/a.txt`);
    return {
      listed: files.readdirSync(dir),
      ours: bytes instanceof ArrayBuffer,
      size: files.statSync(`${dir}/a.txt`).size,
      isFile: files.statSync(`${dir}/a.txt`).isFile(),
      refused,
    };
  });
  expect(result).toEqual({
    listed: ['a.txt'],
    ours: true,
    size: 6,
    isFile: true,
    refused: 'writeFileSync:fail permission denied, open "wxfile://tmp_a"',
  });
});

test('every call is on record with the page it came from', async () => {
  const { app } = await openForm();
  await app.wx('makePhoneCall', { phoneNumber: '12345' });
  await app.wx('setClipboardData', { data: '20260101-1' });
  expect(app.control.calls('makePhoneCall')).toMatchObject([
    { args: { phoneNumber: '12345' }, page: 'pages/form/form' },
  ]);
  expect((await app.wx('getClipboardData')).data).toBe('20260101-1');
  await app.wx('showToast', { title: '已复制' });
  expect(app.control.toast).toBe('已复制');
});

test('a toast goes away by itself', async () => {
  const { app } = await openForm();
  await app.wx('showToast', { title: '已收到', duration: 60 });
  expect(app.control.toast).toBe('已收到');
  await new Promise((done) => setTimeout(done, 80));
  expect(app.control.toast).toBeUndefined();
  expect(app.control.html()).not.toContain('wx-toast">');
});

test('what is asked of the tree comes back in the app’s own realm', async () => {
  const { app } = await openForm({ launch: {} });
  const asked = await app.mp.evaluate(
    () =>
      new Promise((done) => {
        interface Query {
          selectAll(s: string): { fields(f: object): Query };
          exec(f: (r: unknown[][]) => void): void;
        }
        const { wx } = globalThis as unknown as { wx: { createSelectorQuery(): Query } };
        wx.createSelectorQuery()
          .selectAll('.item')
          .fields({ dataset: true, size: true })
          .exec((results) =>
            done({ ours: Object.getPrototypeOf(results) === Array.prototype, items: results[0] }),
          );
      }),
  );
  expect(asked).toEqual({
    ours: true,
    items: [
      { dataset: { id: 'a' }, width: 390, height: 44 },
      { dataset: { id: 'b' }, width: 390, height: 44 },
    ],
  });
});
