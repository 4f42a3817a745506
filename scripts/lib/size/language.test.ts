import { tooNew } from './language';

test.each([
  ['a ?? b', 'syntax newer than ES2018'],
  ['a?.b', 'syntax newer than ES2018'],
  ['class A { #b = 1 }', 'syntax newer than ES2018'],
  ['/(?<=a)b/.test(c)', 'lookbehind'],
  ['structuredClone(a)', 'structuredClone()'],
  ['Intl.DateTimeFormat()', 'Intl.DateTimeFormat()'],
  ['a.toSpliced(1)', '.toSpliced()'],
  ['Promise.allSettled([])', 'Promise.allSettled()'],
  ['new AbortController()', 'new AbortController()'],
])('%s does not run on an old phone', (script, fault) => {
  expect(tooNew(script).join()).toContain(fault);
});

test('what the program teaches old phones itself may be called', () => {
  expect(tooNew('a.findLast(b); a.replaceAll("x", "y"); Object.fromEntries(c); d.finally(e)')).toEqual([]);
});

test('asking whether something exists is no use of it', () => {
  expect(tooNew('typeof BigInt === "function"; ({ ...a }); async () => { await b; }')).toEqual([]);
});
