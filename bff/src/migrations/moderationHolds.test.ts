/** Contents that an earlier release held wait on; what it decided stays decided. */
import { toDoubt } from './moderationHolds';

test('what waited for a person is in doubt again', () => {
  const change = toDoubt({ _id: 'a', state: 'held' });
  expect(change).toEqual({ $set: { state: 'doubtful' } });
  expect(toDoubt({ _id: 'a', ...change?.$set })).toBeUndefined();
});

test.each(['waiting', 'checking', 'passed', 'cleared', 'hidden', 'unchecked'])('%s stays', (state) => {
  expect(toDoubt({ _id: 'a', state })).toBeUndefined();
});
