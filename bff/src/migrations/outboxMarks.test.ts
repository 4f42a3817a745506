/** What waited under the marks of release 0.1 waits in the outbox, and nothing else does. */
import { toMark } from './outboxMarks';

const updatedAt = new Date('2026-05-12T02:00:00Z');

test.each([
  [
    'waits from the first event on',
    { pending: true, publishedSeq: 0, version: 1 },
    { seq: 0, due: updatedAt },
  ],
  [
    'waits from where it was left',
    { pending: true, publishedSeq: 3, version: 5 },
    { seq: 3, due: updatedAt },
  ],
  ['waits and has told nothing yet', { pending: true, version: 2 }, { seq: 0, due: updatedAt }],
  ['waits for nothing', { publishedSeq: 5, version: 5 }, { seq: 5 }],
  // Suggestions did not count what nobody is told of.
  ['waits for nothing behind its mark', { publishedSeq: 1, version: 4 }, { seq: 4 }],
  ['has no mark at all', { version: 3 }, { seq: 3 }],
])('a document that %s', (_, stored, outbox) => {
  expect(toMark({ _id: 'a', updatedAt, ...stored })?.$set).toEqual({ outbox });
});

test('a document that has its mark stays as it is, and the old marks go', () => {
  const stored = { _id: 'a', updatedAt, version: 2, outbox: { seq: 1, due: updatedAt } };
  expect(toMark(stored)).toBeUndefined();
  expect(toMark({ ...stored, pending: true, publishedSeq: 0 })).toEqual({
    $unset: { pending: '', publishedSeq: '' },
  });
});
