/** Judged by the language itself: on this computer every method exists, so the answers must be the same. */
import { ofArrays, ofObjects, ofPromises, ofTexts, teach } from './oldPhones';

const askedOf: [string, unknown, readonly unknown[]][] = [
  ['at', [1, 2, 3], [-1]],
  ['at', [1, 2, 3], [5]],
  ['at', [], [0]],
  ['findLast', [1, 2, 3, 4], [(n: number) => n % 2 === 1]],
  ['findLast', [1, 2], [() => false]],
  ['findLastIndex', [1, 2, 1], [(n: number) => n === 1]],
  ['flat', [1, [2, [3, [4]]]], []],
  ['flat', [1, [2, [3, [4]]]], [Infinity]],
  ['flatMap', [1, 2], [(n: number) => [n, [n]]]],
  ['flatMap', ['a', 'b'], [(_: string, i: number) => (i ? i : [])]],
  ['toReversed', [1, 2, 3], []],
  ['toSorted', [3, 1, 2], []],
  ['toSorted', [3, 1, 2], [(a: number, b: number) => b - a]],
  ['at', '市民', [-1]],
  ['replaceAll', '1.2.3', ['.', '-']],
  ['replaceAll', 'a$b$', ['$', '[$&]']],
  ['replaceAll', 'aXbX', [/x/gi, (found: string) => found.toLowerCase()]],
  ['replaceAll', 'ab', ['', '-']],
  ['trimEnd', '　路灯 \n', []],
  ['trimStart', '\t 路灯 ', []],
];

type Method = (this: unknown, ...given: unknown[]) => unknown;
const methods = { ...ofArrays, ...ofTexts } as unknown as Record<string, Method>;
const texts = ofTexts as unknown as Record<string, Method>;

test.each(askedOf)('%s of %j answers as the language does', (name, subject, given) => {
  const own = typeof subject === 'string' ? texts[name] : (ofArrays as unknown as typeof methods)[name];
  const native = (subject as Record<string, Method>)[name];
  expect(own?.call(subject, ...given)).toEqual(native?.call(subject, ...given));
});

test('a pattern that would be replaced once only is refused as the language refuses it', () => {
  const once = (): unknown => ofTexts.replaceAll.call('aa', /a/, 'b');
  expect(once).toThrow(TypeError);
});

test('pairs become an object, whatever they are named', () => {
  const pairs: [string, number][] = [
    ['a', 1],
    ['__proto__', 2],
    ['a', 3],
  ];
  expect(Object.entries(ofObjects.fromEntries(new Map(pairs)))).toEqual(
    Object.entries(Object.fromEntries(new Map(pairs))),
  );
  expect(ofObjects.hasOwn({ a: undefined }, 'a')).toBe(true);
  expect(ofObjects.hasOwn({}, 'toString')).toBe(false);
});

test('what comes at last runs either way, and the outcome stays', async () => {
  const seen: string[] = [];
  const last = (word: string) => () => void seen.push(word);
  await expect(ofPromises.finally.call(Promise.resolve(1), last('done'))).resolves.toBe(1);
  await expect(ofPromises.finally.call(Promise.reject(new Error('no')), last('lost'))).rejects.toThrow('no');
  const worse = (): never => {
    throw new Error('worse');
  };
  await expect(ofPromises.finally.call(Promise.resolve(1), worse)).rejects.toThrow('worse');
  expect(seen).toEqual(['done', 'lost']);
});

test('what the phone knows already is left alone', () => {
  const phone = { at: () => 'its own' };
  teach(phone, ofArrays);
  expect(phone.at()).toBe('its own');
  expect(Object.keys(phone)).toEqual(['at']);
  expect('findLast' in phone).toBe(true);
});
