import { go, storyOf } from '@jsjb/shared/testing/story';
import { units } from '@jsjb/shared/testing/cast';
import { noticesOf, ringAt } from './ticketNotices';

const cst = (text: string) => new Date(`${text.replace(' ', 'T')}+08:00`);

test.each([
  ['2026-03-11 21:59:59', '2026-03-11 21:59:59'],
  ['2026-03-11 22:00:00', '2026-03-12 07:00:00'],
  ['2026-03-11 23:30:00', '2026-03-12 07:00:00'],
  ['2026-03-12 00:00:00', '2026-03-12 07:00:00'],
  ['2026-03-12 06:59:59', '2026-03-12 07:00:00'],
  ['2026-03-12 07:00:00', '2026-03-12 07:00:00'],
  ['2026-12-31 22:15:00', '2027-01-01 07:00:00'],
])('what happens at %s rings at %s', (at, rings) => {
  expect(ringAt(cst(at), false)).toEqual(cst(rings));
});

test('what is urgent rings at night', () => {
  expect(ringAt(cst('2026-03-12 03:00:00'), true)).toEqual(cst('2026-03-12 03:00:00'));
});

test('when a resident urges, every unit at work on the ticket is told, and no other', () => {
  const { ticket, events } = go(
    storyOf('handling'),
    ['dispatcher', 'coHandle', { co: [units.heating] }],
    ['dispatcher', 'transfer', { to: units.water }],
    ['resident', 'urge'],
  );
  const urged = events.at(-1);
  if (!urged) throw new Error('nobody urged');
  const notices = noticesOf(urged, ticket);
  expect(notices.map(({ addressee }) => addressee)).toEqual([
    { to: 'handlers', unitId: 'heating' },
    { to: 'handlers', unitId: 'water' },
  ]);
  expect(notices[0]).toMatchObject({ template: 'deadline', status: '群众催办', urgent: false });
});
