/** Which exclusions take a case out of the score, and who may decide them. */
import { exclusionDecisions, exclusionStates, excludes, isFresh } from './exclusion';

test('only a granted exclusion, at once or on appeal, takes the case out of the score', () => {
  expect(exclusionStates.filter(excludes)).toEqual(['approved', 'overturned']);
});

test('a proposal is approved or rejected; an appeal overturns the refusal or leaves it; nothing else is decided', () => {
  expect(exclusionDecisions).toEqual({
    proposed: ['approved', 'rejected'],
    appealed: ['overturned', 'upheld'],
  });
  for (const [yes, no] of Object.values(exclusionDecisions))
    expect([excludes(yes), excludes(no)]).toEqual([true, false]);
});

test('whoever has proposed or decided once does not decide again', () => {
  const steps = [{ by: 'clerk' }, { by: 'supervisor-1' }];
  expect(isFresh(steps, 'supervisor-2')).toBe(true);
  expect(isFresh(steps, 'clerk')).toBe(false);
  expect(isFresh(steps, 'supervisor-1')).toBe(false);
  expect(isFresh([], 'clerk')).toBe(true);
});
