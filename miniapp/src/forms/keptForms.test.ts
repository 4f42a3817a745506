import type { KeyValue } from '@/device/store';
import { keepForms } from './keptForms';

const DAY_MS = 86_400_000;

function phone(start: Record<string, unknown> = {}) {
  const held = new Map<string, string>(Object.entries(start).map(([k, v]) => [k, JSON.stringify(v)]));
  const storage: KeyValue = {
    read: (key) => (held.has(key) ? JSON.parse(held.get(key) ?? '') : undefined),
    write: (key, value) => void held.set(key, JSON.stringify(value)),
    remove: (key) => void held.delete(key),
  };
  const clock = { now: 1_000_000_000_000 };
  // A program started afresh knows only what storage holds.
  return { held, clock, start: () => keepForms(storage, () => clock.now) };
}

test('what was typed is there after the program was killed, and gone once it was sent', () => {
  const { start, held } = phone();
  start().write('wang t1 urge', { text: '三天了还没来人' });
  expect(start().read('wang t1 urge')).toEqual({ text: '三天了还没来人' });
  start().remove('wang t1 urge');
  expect(start().read('wang t1 urge')).toBeUndefined();
  expect(held.size).toBe(0);
});

test('a photo that was being sent when the program died is no longer being sent', () => {
  const { start } = phone();
  start().write('f', { photos: { kept: [{ key: 'a', path: '/a' }], busy: true }, text: '在' });
  expect(start().read('f')).toEqual({
    photos: { kept: [{ key: 'a', path: '/a' }], busy: false },
    text: '在',
  });
});

test('words of two weeks ago are thrown away', () => {
  const { start, clock } = phone();
  start().write('old', { text: '旧' });
  clock.now += 13 * DAY_MS;
  start().write('new', { text: '新' });
  expect(start().read('old')).toEqual({ text: '旧' });
  clock.now += DAY_MS;
  expect(start().read('old')).toBeUndefined();
  expect(start().read('new')).toEqual({ text: '新' });
});

test('thirty forms are kept at most, the newest', () => {
  const { start, clock } = phone();
  for (let n = 0; n < 40; n += 1) {
    clock.now += 1;
    start().write(`f${n}`, { n });
  }
  expect([start().read('f9'), start().read('f10'), start().read('f39')]).toEqual([
    undefined,
    { n: 10 },
    { n: 39 },
  ]);
});

test.each([null, 'x', 7, { f: 'x' }, { f: { at: '1', values: {} } }, { f: { at: 1 } }])(
  'what an older version left in storage (%j) is no reason to fail',
  (forms) => {
    const { start } = phone({ forms });
    expect(start().read('f')).toBeUndefined();
    start().write('f', { text: '新' });
    expect(start().read('f')).toEqual({ text: '新' });
  },
);

test('each call is a draft of its own: what one window has open is neither offered nor removed by another', () => {
  const { start } = phone();
  const [one, two] = [start(), start()];
  one.write('wang intake #1', { name: '王女士' }, true);
  expect(two.left('wang intake')).toEqual([]);
  two.write('wang intake #2', { name: '李先生' }, true);
  two.remove('wang intake #2');
  expect(one.read('wang intake #1')).toEqual({ name: '王女士' });
});

test('what was left unsent is offered, the newest first, and only once', () => {
  const { start, clock } = phone();
  const forms = start();
  forms.write('wang intake #1', { name: '王女士' }, true);
  clock.now += 1000;
  forms.write('wang intake #2', { name: '李先生' }, true);
  forms.write('wang visit #1', { household: '张家' });
  forms.release('wang intake #1');
  forms.release('wang intake #2');
  forms.release('wang intake #3');
  expect(forms.left('wang intake').map(({ values }) => values['name'])).toEqual(['李先生', '王女士']);
  forms.hold('wang intake #2');
  expect(forms.left('wang intake').map(({ name }) => name)).toEqual(['wang intake #1']);
});

test('a window that died holds nothing for long', () => {
  const { start, clock } = phone();
  start().write('wang intake #1', { name: '王女士' }, true);
  clock.now += 2 * 60_000;
  expect(start().left('wang intake')).toEqual([]);
  clock.now += 60_000;
  expect(start().left('wang intake')).toHaveLength(1);
});
