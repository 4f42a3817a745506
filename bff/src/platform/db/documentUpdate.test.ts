/** An update of a migration may be repeated, is guarded by what was read, and reads the same in memory. */
import { applied, guardOf, updateFor } from './documentUpdate';
import type { Change, Stored } from './migration';

const doc: Stored = { _id: 1, a: 1, place: { cell: 'x', area: 'y' }, legs: [{ unit: 'u' }], at: new Date(0) };

test('fields are set and removed, nested ones beside those that stay', () => {
  const update = {
    $set: { 'place.hexCell': 'x', 'new.deep': 2 },
    $unset: { 'place.cell': '', a: '' },
  } as const;
  expect(applied(doc, update)).toEqual({
    _id: 1,
    place: { area: 'y', hexCell: 'x' },
    new: { deep: 2 },
    legs: doc['legs'],
    at: doc['at'],
  });
  expect(doc['a']).toBe(1);
});

test('removing below what is not there makes nothing', () => {
  expect(applied({ _id: 1 }, { $unset: { 'place.cell': '' } })).toEqual({ _id: 1 });
});

test('the guard names every written field as it was read', () => {
  expect(guardOf(doc, { $set: { a: 2, 'place.hexCell': 'x' }, $unset: { 'place.cell': '' } })).toEqual({
    a: { $eq: 1 },
    'place.hexCell': { $exists: false },
    'place.cell': { $eq: 'x' },
  });
});

test.each<[string, Change, string]>([
  ['changes its own result again', ({ a }) => ({ $set: { a: Number(a) * 100 } }), 'its own result'],
  ['increments', () => ({ $inc: { a: 1 } }) as never, '$inc may not be repeated'],
  [
    'changes an element of an array',
    () => ({ $set: { 'legs.0.unit': 'v' } }),
    'set the whole field above it',
  ],
  ['changes the _id', () => ({ $set: { _id: 2 } }), '_id cannot be changed'],
  ['sets undefined', () => ({ $set: { a: undefined } }), 'use $unset'],
  [
    'fails',
    () => {
      throw new Error('no such unit');
    },
    'no such unit',
  ],
])('a change that %s is refused, with the document by name', (_what, change, words) => {
  expect(() => updateFor(change, 'tickets', doc)).toThrow(/^Document 1 of tickets: /);
  expect(() => updateFor(change, 'tickets', doc)).toThrow(words);
});

test('an empty update is none', () => {
  expect(updateFor(() => ({ $set: {}, $unset: {} }), 'tickets', doc)).toBeUndefined();
});
