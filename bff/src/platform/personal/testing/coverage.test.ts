/** What stands in documents is noticed by its name and by its value, wherever it lies. */
import { noPersonalData } from '../declaration';
import { undeclaredValues } from './coverage';
import { letters } from './sampleLetters';

const none = noPersonalData({ collection: 'calls', none: 'counts' });
const PHOTO = '65f000000000000000000001';
const faults = (doc: object, data = none) => undeclaredValues([{ _id: 'x', ...doc }], data, new Set([PHOTO]));

test.each([
  ['a phone among words', { a: { b: ['回电 13900001111'] } }, 'a.b looks personal and is not declared'],
  ['an identity number', { code: '62030219900101123X' }, 'code looks personal and is not declared'],
  ['a network address', { from: '10.1.2.3' }, 'from looks personal and is not declared'],
  ['a name', { steps: [{ callerName: '王小明' }] }, 'steps.callerName sounds personal and is not declared'],
  ['a photo', { legs: [{ proof: [PHOTO] }] }, 'legs.proof names a photo and is in no list of photos'],
  ['a photo among words', { remarks: `见 ${PHOTO}` }, 'remarks names a photo and is in no list of photos'],
  ['a sealed value', { x: `k1.${'a'.repeat(60)}` }, 'x is sealed and not declared'],
])('%s is noticed', (_, doc, fault) => {
  expect(faults(doc)).toEqual([`calls.${fault}`]);
});

test('figures, dates and numbers of tickets are nobody', () => {
  expect(faults({ number: '202603110000018', at: new Date(), n: { done: 3 }, version: '2026.1.0' })).toEqual(
    [],
  );
});

test('what is declared sealed must be sealed', () => {
  expect(faults({ phone: '13900001111' }, letters as never)).toEqual([
    'letters.phone is declared sealed and is not',
  ]);
  const sealed = `k1.${'a'.repeat(60)}`;
  expect(faults({ phone: sealed, replies: [{ photos: [PHOTO] }] }, letters as never)).toEqual([]);
});
