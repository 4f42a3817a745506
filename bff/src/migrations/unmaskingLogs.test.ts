/** A request of an earlier release can still be decided and used, and tells of its past only once. */
import { withLog } from './unmaskingLogs';

const [at, decidedAt] = [new Date('2026-05-12T02:00:00Z'), new Date('2026-05-12T03:00:00Z')];
const request = { _id: 'a', personId: 'qian', at };
const asked = { seq: 1, type: 'unmasking.asked', at, by: 'qian' };

test('one that waits has been asked', () => {
  expect(withLog({ ...request, state: 'waiting' })).toEqual({
    $set: { events: [asked], version: 1, outbox: { seq: 1 } },
  });
});

test.each(['approved', 'refused'])('one that was %s has been asked and decided', (state) => {
  const decided = { seq: 2, type: `unmasking.${state}`, at: decidedAt, by: 'supervisor' };
  const update = withLog({ ...request, state, decidedAt, decidedBy: 'supervisor' });
  expect(update).toEqual({ $set: { events: [asked, decided], version: 2, outbox: { seq: 2 } } });
  expect(withLog({ ...request, ...update?.$set })).toBeUndefined();
});
