/** What a ticket shows of its holds follows from them alone. */
import type { HoldDoc } from './holdDoc';
import { markOf } from './markTicket';

const at = new Date('2026-05-12T02:00:00Z');
const early = new Date('2026-05-11T02:00:00Z');
const later = new Date('2026-05-12T03:00:00Z');
const hold = (status: HoldDoc['status'], updatedAt = later) => ({ status, at, updatedAt }) as HoldDoc;

test.each([
  ['no doubt, no mark', [], undefined, false, undefined],
  ['one that waits', [hold('held')], undefined, false, { at }],
  ['one that waits since before there were holds', [hold('held')], { at: early }, false, { at: early }],
  ['a new doubt after a decision', [hold('held')], { at: early, decidedAt: early }, false, { at }],
  ['one that waits beside one decided', [hold('hidden'), hold('held')], { at }, false, { at }],
  ['one that was cleared', [hold('cleared')], { at }, false, { at, decidedAt: later, hidden: false }],
  [
    'one hidden among cleared ones',
    [hold('cleared', at), hold('hidden')],
    undefined,
    false,
    { at, decidedAt: later, hidden: true },
  ],
  [
    'one cleared after an earlier release hid another',
    [hold('cleared')],
    { at: early },
    true,
    { at: early, decidedAt: later, hidden: true },
  ],
])('%s', (_, holds, before, hidBefore, mark) => {
  expect(markOf(holds, before, hidBefore)).toEqual(mark);
});
