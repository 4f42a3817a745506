import { refusalOfOrigin } from './officialOrigin';

const official = ['https://api.weixin.qq.com'];
const refused = (url: string, production = true): boolean =>
  refusalOfOrigin(url, official, production) !== undefined;

test('production speaks to WeChat and to nobody else', () => {
  expect(refused('https://api.weixin.qq.com')).toBe(false);
});

test.each([
  'http://api.weixin.qq.com',
  'https://api.weixin.qq.com/',
  'https://api.weixin.qq.com.evil.example',
  'https://api.weixin.qq.com@evil.example',
  'https://API.weixin.qq.com',
  'https://api.weixin.qq.com:8443',
  'https://127.0.0.1',
  'http://127.0.0.1:9000',
  'http://localhost:9000',
  '',
])('production refuses %j', (url) => {
  expect(refused(url)).toBe(true);
});

test('a machine without an AppID may use a stand-in on itself, not one in the network', () => {
  expect(refused('http://127.0.0.1:40123', false)).toBe(false);
  expect(refused('http://localhost:40123', false)).toBe(false);
  expect(refused('http://[::1]:40123', false)).toBe(false);
  expect(refused('http://192.168.1.20:40123', false)).toBe(true);
  expect(refused('http://127.0.0.1.evil.example', false)).toBe(true);
  expect(refused('http://user:pass@127.0.0.1:1', false)).toBe(true);
  expect(refused('http://127.0.0.1:1/path', false)).toBe(true);
  expect(refused('not an address', false)).toBe(true);
});
