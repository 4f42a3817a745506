import { go, storyOf } from '@jsjb/shared/testing/story';
import { units } from '@jsjb/shared/testing/cast';
import { noticesOf } from './ticketNotices';

test('when a resident urges, every unit at work on the ticket is told, and no other', () => {
  const { ticket, events } = go(
    storyOf('handling'),
    ['dispatcher', 'coHandle', { co: [units.heating] }],
    ['dispatcher', 'transfer', { to: units.water }],
    ['resident', 'urge'],
  );
  const urged = events.at(-1);
  if (!urged) throw new Error('nobody urged');
  const notices = noticesOf(urged, ticket, (id) => id ?? '');
  expect(notices.map(({ addressee }) => addressee)).toEqual([
    { to: 'handlers', unitId: 'heating' },
    { to: 'handlers', unitId: 'water' },
  ]);
  expect(notices[0]).toMatchObject({ template: 'deadline', status: '群众催办', urgent: false });
});
