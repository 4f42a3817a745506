/** Mini-program codes and plain-link QR codes: what goes on posters. */
import { readFileSync } from 'node:fs';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { startTrial, type Json, type Trial } from './trial';

jest.setTimeout(60_000);
let trial: Trial;
beforeAll(async () => {
  const wasm = readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm'));
  prepareZXingModule({ overrides: { wasmBinary: wasm.buffer as ArrayBuffer } });
  trial = await startTrial();
});
afterAll(() => trial.sandbox.stop());

const PATH = '/wxa/getwxacodeunlimit';
const draw = async (body: Json): Promise<Response> =>
  fetch(`${trial.sandbox.baseUrl}${PATH}?access_token=${await trial.token()}`, {
    method: 'POST',
    body: JSON.stringify({ width: 280, ...body }),
  });
const fault = async (body: Json): Promise<unknown> => ((await (await draw(body)).json()) as Json).errcode;

test('a scene becomes a picture that a scanner reads back', async () => {
  const response = await draw({ scene: 'p=A7_x-9~k&v=1', page: 'pages/home/index', width: 600 });
  expect(response.headers.get('content-type')).toBe('image/png');
  const bytes = new Uint8Array(await response.arrayBuffer());
  const [code] = await readBarcodes(bytes);
  expect(code?.text).toBe('p=A7_x-9~k&v=1');
});

test('a scene of 32 characters is the longest', async () => {
  expect((await draw({ scene: 'a'.repeat(32) })).headers.get('content-type')).toBe('image/png');
  expect(await fault({ scene: 'a'.repeat(33) })).toBe(40169);
  expect(await fault({ scene: '' })).toBe(40169);
});

test.each(['金昌', 'a b', 'a%20b', 'a"b', 'a\\b', 'a|b', 'a^b', 'a{b}', 'a\nb', '<a>'])(
  'the scene %j is refused',
  async (scene) => {
    expect(await fault({ scene })).toBe(40129);
  },
);

test('every sign of the allowed alphabet passes', async () => {
  expect((await draw({ scene: "09AZaz!#$&'()*+,/:;=?@-._~" })).headers.get('content-type')).toBe('image/png');
});

test('a page with a slash in front, with parameters, or not published is refused', async () => {
  expect(await fault({ scene: 'a', page: '/pages/home/index' })).toBe(41030);
  expect(await fault({ scene: 'a', page: 'pages/home/index?a=1' })).toBe(41030);
  expect(await fault({ scene: 'a', page: 'pages/nowhere/index' })).toBe(41030);
  const unchecked = await draw({ scene: 'a', page: 'pages/nowhere/index', check_path: false });
  expect(unchecked.headers.get('content-type')).toBe('image/png');
});

test('the quota of a minute ends, and begins again', async () => {
  await trial.control('limits', { path: PATH, calls: 1, seconds: 60 });
  await trial.control('clock', { seconds: 60 });
  const types: (string | null)[] = [];
  for (let call = 0; call < 2; call += 1)
    types.push((await draw({ scene: 'a' })).headers.get('content-type'));
  expect(types.filter((type) => type === 'image/png')).toHaveLength(1);
  expect(await fault({ scene: 'a' })).toBe(45009);
  await trial.control('clock', { seconds: 60 });
  expect((await draw({ scene: 'a' })).status).toBe(200);
});

test('a scanned address opens the page with q encoded and the time of the scan', async () => {
  const rule = { permit_sub_rule: 2, path: 'resident/submit/index', open_version: 3, is_edit: 0 };
  const prefix = 'https://12345.example.gov.cn/m';
  const add = (change: Json): Promise<Json> =>
    trial.tokenCall('/cgi-bin/wxopen/qrcodejumpadd', { prefix, ...rule, ...change });
  expect(await add({})).toMatchObject({ errcode: 0 });
  const scan = (): Promise<Json> => trial.control('scan', { url: `${prefix}/K3?a=1&b=金` });
  expect(await scan()).toMatchObject({ opens: 'browser' });
  await trial.tokenCall('/cgi-bin/wxopen/qrcodejumppublish', { prefix });
  expect(await scan()).toMatchObject({
    opens: 'page',
    path: 'resident/submit/index',
    query: {
      q: encodeURIComponent(`${prefix}/K3?a=1&b=金`),
      scancode_time: expect.stringMatching(/^\d{10}$/),
    },
  });
  expect(await add({})).toMatchObject({ errcode: 85071 });
  expect(await add({ prefix: `${prefix}/sub` })).toMatchObject({ errcode: 85072 });
  expect(await add({ prefix: 'ftp://x/y' })).toMatchObject({ errcode: 85066 });
  expect(await add({ prefix: 'https://other.example/x', path: 'no/page' })).toMatchObject({ errcode: 41030 });
});
