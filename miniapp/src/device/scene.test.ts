import { sceneOf, sceneOfParams } from './scene';

test.each([
  ['P0001~a1b2', 'P0001~a1b2'],
  ['pages/home/index?scene=P0001~a1b2', 'P0001~a1b2'],
  ['https://jc.example.cn/p/P0001~a1b2', 'P0001~a1b2'],
  ['https://jc.example.cn/?from=x&scene=P0001%7Ea1b2', 'P0001~a1b2'],
  ['https%3A%2F%2Fjc.example.cn%2Fp%2FP0001~a1b2', 'P0001~a1b2'],
  ['  P0001~a1b2 ', 'P0001~a1b2'],
])('a scan of %s finds the poster', (scanned, scene) => {
  expect(sceneOf(scanned)).toBe(scene);
});

test.each(['', '微信支付', 'https://example.com/pay?id=1', 'a b', '%E0%A4%A', 'x'.repeat(80), undefined])(
  'a scan of %s is no poster of ours',
  (scanned) => {
    expect(sceneOf(scanned)).toBeUndefined();
  },
);

test('a page opened by a plain-link code reads its q', () => {
  expect(sceneOfParams({ q: 'https%3A%2F%2Fjc.example.cn%2Fp%2FP0002~zz', scancode_time: '1' })).toBe(
    'P0002~zz',
  );
});
