/** What was left is left: days that do not count are not given back, and none that counts is lost. */
import { units } from '../testing/cast';
import { begin, cst, go, rules, type Step } from '../testing/story';
import { leadLeg, type Limit } from './ticket';
import { shiftedDue } from './shiftedDue';

const sent = (limit: Limit, ...steps: Step[]) =>
  go(
    begin('resident', cst('2025-03-12 09:00')),
    ['agent', 'accept', {}, cst('2025-03-12 09:00')],
    ['dispatcher', 'dispatch', { limit }, cst('2025-03-12 09:00')],
    ...steps,
  ).ticket;

function shifted(ticket: ReturnType<typeof sent>, from: string, to: string): Date | undefined {
  const lead = leadLeg(ticket);
  return lead && ticket.clock && shiftedDue(lead, { from: cst(from), to: cst(to) }, ticket.clock, rules);
}

// Wednesday 12 March does not count; 13, 14, 17, 18 and 19 March do.
test.each([
  ['within the first day', '2025-03-12 10:00', '2025-03-12 17:00', '2025-03-20 00:00'],
  [
    'over the end of the first day, which does not count',
    '2025-03-12 10:00',
    '2025-03-13 09:00',
    '2025-03-20 00:00',
  ],
  ['over the end of one day that counts', '2025-03-13 18:00', '2025-03-14 09:00', '2025-03-21 00:00'],
  ['over a weekend', '2025-03-15 09:00', '2025-03-16 18:00', '2025-03-20 00:00'],
  ['on the last day alone', '2025-03-19 09:00', '2025-03-19 18:00', '2025-03-20 00:00'],
  ['from the last day, with that day left', '2025-03-19 09:00', '2025-03-24 09:00', '2025-03-25 00:00'],
  [
    'after it was late, which it stays by as much',
    '2025-03-20 10:00',
    '2025-03-21 12:00',
    '2025-03-21 02:00',
  ],
])('five working days, with others %s', (_, from, to, due) => {
  expect(shifted(sent('5d'), from, to)).toEqual(cst(due));
});

test('hours are given back as they passed', () => {
  expect(shifted(sent('24h'), '2025-03-12 10:00', '2025-03-14 16:30')).toEqual(cst('2025-03-15 15:30'));
});

test('a unit that keeps hours has the open time that was left', () => {
  const opening = [
    ['08:30', '12:00'],
    ['14:30', '18:00'],
  ] as const;
  const ticket = sent('24h', [
    'dispatcher',
    'transfer',
    { to: { ...units.water, opening } },
    cst('2025-03-12 09:00'),
  ]);
  const lead = leadLeg(ticket);
  if (!lead || !ticket.clock) throw new Error('nobody leads');
  const leg = { ...lead, opening, dueAt: cst('2025-03-13 09:30') };
  // Three hours in the afternoon and one in the morning were left at three o'clock.
  const away = { from: cst('2025-03-12 15:00'), to: cst('2025-03-14 17:00') };
  expect(shiftedDue(leg, away, ticket.clock, rules)).toEqual(cst('2025-03-17 11:30'));
});

test('a unit that took over on the fourth day counts that day', () => {
  const passed = sent('5d', ['roadsClerk', 'transfer', { to: units.roadsCrew }, cst('2025-03-18 09:00')]);
  expect(leadLeg(passed)?.dueAt).toEqual(cst('2025-03-20 00:00'));
  expect(shifted(passed, '2025-03-18 18:00', '2025-03-19 09:00')).toEqual(cst('2025-03-21 00:00'));
});

test('beyond the calendar every day counts: nobody keeps a ticket for want of next year’s holidays', () => {
  const ticket = go(
    begin('resident', cst('2026-12-24 09:00')),
    ['agent', 'accept', {}, cst('2026-12-24 09:00')],
    ['dispatcher', 'dispatch', { limit: '5d' }, cst('2026-12-24 09:00')],
  ).ticket;
  expect(leadLeg(ticket)?.dueAt).toEqual(cst('2027-01-01 00:00'));
  expect(shifted(ticket, '2026-12-31 10:00', '2027-01-04 10:00')).toEqual(cst('2027-01-05 00:00'));
});
