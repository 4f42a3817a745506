/** Due times through transfers, returns, rulings, extensions and shelving, counted by hand: ticket and current leg. */
import { units } from '../testing/cast';
import { begin, cst, firstRules, goUnder, rules, type Step } from '../testing/story';
import type { Rules } from './terms';
import { leadLeg, type Limit } from './ticket';

const at = cst;
type Row = readonly [
  what: string,
  limit: Limit,
  start: string,
  steps: readonly Step[],
  ticket: string,
  leg: string,
];

const signed = (when: string): Step[] => [
  ['roadsClerk', 'sign', {}, at(when)],
  ['roadsClerk', 'contact', {}, at(when)],
];
const shelve = (from: string, to: string): Step[] => [
  ['roadsHead', 'requestShelving', {}, at(from)],
  ['dispatcher', 'decideShelving', {}, at(from)],
  ['roadsHead', 'resume', {}, at(to)],
];
const extend = (days: number, when: string): Step[] => [
  ['roadsClerk', 'requestExtension', { days }, at(when)],
  ['dispatcher', 'decideExtension', {}, at(when)],
];

const rows: readonly Row[] = [
  [
    'a transfer gives nobody more time: the new unit has what is left',
    '5d',
    '2025-03-12 09:00',
    [['roadsClerk', 'transfer', {}, at('2025-03-17 10:00')]],
    '2025-03-19 24:00',
    '2025-03-19 24:00',
  ],
  [
    'two transfers: the last unit has what is left, the resident waits as promised',
    '3d',
    '2025-03-12 09:00',
    [
      ['dispatcher', 'transfer', { to: units.heating }, at('2025-03-13 10:00')],
      ['dispatcher', 'transfer', { to: units.water }, at('2025-03-14 10:00')],
    ],
    '2025-03-17 24:00',
    '2025-03-17 24:00',
  ],
  [
    'an hour limit transferred at night',
    '3h',
    '2025-03-12 22:00',
    [['roadsClerk', 'transfer', {}, at('2025-03-12 23:30')]],
    '2025-03-13 01:00',
    '2025-03-13 01:00',
  ],
  [
    'a return that is approved after two days',
    '5d',
    '2025-03-12 09:00',
    [
      ['roadsHead', 'requestReturn', {}, at('2025-03-13 09:00')],
      ['dispatcher', 'approveReturn', {}, at('2025-03-14 09:00')],
    ],
    '2025-03-19 24:00',
    '2025-03-21 24:00',
  ],
  [
    'a return that is refused: the resident waits no longer, the unit has what it had left when it asked',
    '3d',
    '2025-03-12 09:00',
    [
      ['roadsHead', 'requestReturn', {}, at('2025-03-13 09:00')],
      ['dispatcher', 'rejectReturn', {}, at('2025-03-14 09:00')],
    ],
    '2025-03-17 24:00',
    '2025-03-18 24:00',
  ],
  [
    'a second dispute is ruled after the ticket is overdue: overdue it stays, the unit has its limit',
    '3d',
    '2025-03-12 09:00',
    [
      ['roadsHead', 'requestReturn', {}, at('2025-03-13 09:00')],
      ['dispatcher', 'approveReturn', {}, at('2025-03-14 09:00')],
      ['heatingHead', 'requestReturn', {}, at('2025-03-17 09:00')],
      ['dispatcher', 'rule', {}, at('2025-03-18 09:00')],
    ],
    '2025-03-17 24:00',
    '2025-03-21 24:00',
  ],
  [
    'a return over National Day',
    '5d',
    '2025-09-26 10:00',
    [
      ['roadsHead', 'requestReturn', {}, at('2025-09-28 09:00')],
      ['dispatcher', 'approveReturn', {}, at('2025-09-29 09:00')],
    ],
    '2025-10-10 24:00',
    '2025-10-13 24:00',
  ],
  [
    'shelved over one weekend: no working day is credited',
    '5d',
    '2025-03-12 09:00',
    [...signed('2025-03-12 10:00'), ...shelve('2025-03-14 18:00', '2025-03-17 08:00')],
    // Friday's end passes while the ticket is shelved, so Friday does not count; Saturday and Sunday would not have.
    '2025-03-20 24:00',
    '2025-03-20 24:00',
  ],
  [
    'shelved within one day: that day counts all the same',
    '5d',
    '2025-03-12 09:00',
    [...signed('2025-03-12 10:00'), ...shelve('2025-03-14 10:00', '2025-03-14 16:00')],
    '2025-03-19 24:00',
    '2025-03-19 24:00',
  ],
  [
    'shelved from Saturday to Sunday credits nothing',
    '5d',
    '2025-03-12 09:00',
    [...signed('2025-03-12 10:00'), ...shelve('2025-03-15 09:00', '2025-03-16 20:00')],
    '2025-03-19 24:00',
    '2025-03-19 24:00',
  ],
  [
    'a 24-hour limit shelved for ten hours gets ten hours',
    '24h',
    '2025-03-12 09:00',
    [...signed('2025-03-12 10:00'), ...shelve('2025-03-12 12:00', '2025-03-12 22:00')],
    '2025-03-13 19:00',
    '2025-03-13 19:00',
  ],
  [
    'shelved twice: both count, once each',
    '24h',
    '2025-03-12 09:00',
    [
      ...signed('2025-03-12 10:00'),
      ...shelve('2025-03-12 12:00', '2025-03-12 14:00'),
      ...shelve('2025-03-12 16:00', '2025-03-12 17:00'),
    ],
    '2025-03-13 12:00',
    '2025-03-13 12:00',
  ],
  [
    'extended by five working days over a weekend',
    '5d',
    '2025-03-12 09:00',
    [...signed('2025-03-12 10:00'), ...extend(5, '2025-03-13 10:00')],
    '2025-03-26 24:00',
    '2025-03-26 24:00',
  ],
  [
    'extended, then shelved: the extension is not lost with the pause, nor the pause with the extension',
    '3d',
    '2025-03-12 09:00',
    [
      ...signed('2025-03-12 10:00'),
      ...extend(2, '2025-03-13 10:00'),
      ...shelve('2025-03-14 10:00', '2025-03-18 10:00'),
    ],
    '2025-03-21 24:00',
    '2025-03-21 24:00',
  ],
  [
    'an hour limit extended by a day ends with that day',
    '24h',
    '2025-03-13 15:00',
    [...signed('2025-03-13 16:00'), ...extend(1, '2025-03-13 17:00')],
    '2025-03-17 24:00',
    '2025-03-17 24:00',
  ],
  [
    'extended over the make-up Sunday before National Day',
    '3d',
    '2025-09-24 09:00',
    [...signed('2025-09-24 10:00'), ...extend(3, '2025-09-25 10:00')],
    '2025-10-09 24:00',
    '2025-10-09 24:00',
  ],
  [
    'over the year end into 2026, extended over New Year’s make-up Sunday',
    '3d',
    '2025-12-29 09:00',
    [...signed('2025-12-29 10:00'), ...extend(2, '2025-12-30 10:00')],
    '2026-01-06 24:00',
    '2026-01-06 24:00',
  ],
];

/** Under the first rules, where it was another: a leg of its own for whoever it is passed to, no time given back. */
const firstLegs: Readonly<Record<string, string>> = {
  'a transfer gives nobody more time: the new unit has what is left': '2025-03-24 24:00',
  'two transfers: the last unit has what is left, the resident waits as promised': '2025-03-19 24:00',
  'an hour limit transferred at night': '2025-03-13 02:30',
  'a return that is refused: the resident waits no longer, the unit has what it had left when it asked':
    '2025-03-17 24:00',
};

const dayEnd = (text: string): Date =>
  text.endsWith('24:00') ? new Date(cst(text.replace('24:00', '00:00')).getTime() + 86_400_000) : cst(text);

const played = (from: Rules, limit: Limit, start: string, steps: readonly Step[]) =>
  goUnder(from)(
    begin('resident', cst(start)),
    ['agent', 'accept', {}, cst(start)],
    ['dispatcher', 'dispatch', { limit }, cst(start)],
    ...steps,
  ).ticket;

test.each(rows)('%s (%s, from %s)', (_what, limit, start, steps, ticketDue, legDue) => {
  const ticket = played(rules, limit, start, steps);
  expect(ticket.clock?.dueAt).toEqual(dayEnd(ticketDue));
  expect(leadLeg(ticket)?.dueAt).toEqual(dayEnd(legDue));
});

test.each(rows)(
  'dispatched under the first rules: %s (%s, from %s)',
  (what, limit, start, steps, due, legDue) => {
    const ticket = played(firstRules, limit, start, steps);
    expect(ticket.clock?.dueAt).toEqual(dayEnd(due));
    expect(leadLeg(ticket)?.dueAt).toEqual(dayEnd(firstLegs[what] ?? legDue));
  },
);
