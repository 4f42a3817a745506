/** What stands in the books after one event: the kind of entry, and the bill at WeChat it belongs to. */
import type { RewardEvent, RewardEventData, RewardEventType } from './event';
import { postingOf } from './ledger';

const posted = <T extends RewardEventType>(type: T, data: RewardEventData[T]) =>
  postingOf({ fen: 50_000 }, { type, data } as unknown as RewardEvent);

const outBillNo = 'RW20260001';

test('money that is asked for, paid or come back carries the number of its bill', () => {
  expect(posted('reward.billOpened', { outBillNo })).toEqual({
    kind: 'ask',
    debit: 'inTransit',
    credit: 'committed',
    fen: 50_000,
    outBillNo,
  });
  expect(posted('reward.billMoved', { outBillNo, state: 'SUCCESS' })).toMatchObject({
    kind: 'pay',
    outBillNo,
  });
  for (const state of ['FAIL', 'CANCELLED'] as const)
    expect(posted('reward.billMoved', { outBillNo, state })).toMatchObject({ kind: 'release', outBillNo });
});

test('an entry without a bill names none', () => {
  for (const entry of [
    posted('reward.givenUp', { reason: '本人放弃' }),
    posted('reward.refunded', { reason: '退回' }),
    posted('reward.approved', { note: '', last: true }),
  ]) {
    expect(entry).toBeDefined();
    expect(Object.keys(entry ?? {})).not.toContain('outBillNo');
  }
});

test('money of a reward that is given up is freed, and is not booked as a certificate', () => {
  expect(posted('reward.givenUp', { reason: '本人放弃' })?.kind).toBe('free');
  expect(posted('reward.payeeChanged', { reason: '换人' })?.kind).toBe('free');
  expect(posted('reward.certified', { certificateNumber: 'ZS-1' })?.kind).toBe('certificate');
});

test.each([
  ['a refusal', 'reward.refused', { reason: '重复' }],
  ['an approval that is not the last', 'reward.approved', { note: '', last: false }],
  ['a bill still under way', 'reward.billMoved', { outBillNo, state: 'PROCESSING' }],
] as const)('%s writes nothing into the books', (_, type, data) => {
  expect(posted(type, data as RewardEventData[typeof type])).toBeUndefined();
});
