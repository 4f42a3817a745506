/** An update holds what differs and nothing else. */
import { addDerived, changes, updateOf } from './changes';

test('fields of the state that differ are set, those that are gone are removed', () => {
  const same = { a: 1 };
  const found = changes({ same, was: 1, gone: 2 }, { same, was: 3, come: 4 });
  expect(found).toEqual({ $set: { was: 3, come: 4 }, $unset: { gone: '' } });
});

test('derived fields are written where they differ, those of an object one by one', () => {
  const found = changes({}, {});
  const at = new Date(5);
  const stored = { list: { queues: ['a'], at, day: '1' }, words: ['x'], open: true };
  addDerived(found, stored, {
    list: { queues: ['a'], at: new Date(5), ended: '2' },
    words: ['x', 'y'],
    open: undefined,
    fresh: { a: 1 },
  });
  expect(found).toEqual({
    $set: { 'list.ended': '2', words: ['x', 'y'], fresh: { a: 1 } },
    $unset: { 'list.day': '', open: '' },
  });
});

test('an update names no empty operator', () => {
  expect(updateOf({ $set: {}, $unset: {} })).toEqual({});
  expect(updateOf({ $set: { a: 1 }, $unset: {} })).toEqual({ $set: { a: 1 } });
});
