/** The short way after reminders says exactly what the long way would. */
import { begin, cst, go, rules, storyOf, type Story } from '@jsjb/shared/testing/story';
import { defaultAlarmRules, type RulesWithAlarms } from '@jsjb/shared/ticket/alarm';
import { holderLight, holderOf } from '@jsjb/shared/ticket/holder';
import { alarmLevels, ticketStatuses, type AlarmLevel } from '@jsjb/shared/ticket/ticket';
import { listFieldsAfterAlarms, listFieldsOf } from './listFields';

const all: RulesWithAlarms = { ...rules, alarms: defaultAlarmRules };
const LATE = cst('2025-06-10 10:00');

const stages = ['pendingReview', 'pendingSign', 'handling', 'returnReview', 'reported'] as const;
type Stage = (typeof stages)[number];
/** Units are reminded while they have it, the centre while it is the centre's turn. */
const levelsIn = (status: Stage): readonly AlarmLevel[] => {
  if (status === 'returnReview') return ['returnLate'];
  if (status === 'pendingReview' || status === 'reported') return ['centreLate', 'centreSupervised'];
  return alarmLevels.filter((level) => level !== 'returnLate' && !level.startsWith('centre'));
};
const raisedTo: Partial<Record<Stage, string>> = {
  pendingReview: 'daily',
  reported: 'daily',
  pendingSign: 'taskForce',
  handling: 'taskForce',
};

test.each(stages)(
  'a ticket that is %s stands in the same lists after each reminder, looked at again at the next',
  (status) => {
    let story: Story = storyOf(status);
    for (const level of levelsIn(status)) {
      const before = listFieldsOf(story.ticket, all);
      story = go(story, ['system', 'alarm', { level }, LATE]);
      expect(listFieldsAfterAlarms(before, story.ticket, all)).toEqual(listFieldsOf(story.ticket, all));
    }
    expect(listFieldsOf(story.ticket, all).supervised).toBe(raisedTo[status]);
    expect(listFieldsOf(story.ticket, all)).not.toHaveProperty('alarmAt');
  },
);

const fieldsOf = (story: Story) => listFieldsOf(story.ticket, all);

test('what is urgent stands above what came before it, as long as it is at the centre', () => {
  const early = begin('resident', cst('2025-03-10 09:00'));
  const opened = begin('resident', cst('2025-03-12 09:00'));
  const urgent = go(opened, ['agent', 'accept', { urgency: 'urgent' }]);
  const former = go(early, ['agent', 'accept']);
  expect(fieldsOf(urgent).next.getTime()).toBeLessThan(fieldsOf(former).next.getTime());
  // The light and the order by lateness know no favour.
  expect(fieldsOf(urgent).due).toEqual(cst('2025-03-12 12:00'));
});

test('what is shelved stands last until its day, and is looked at on it', () => {
  const { ticket } = storyOf('shelved');
  const review = cst('2025-04-15 00:00');
  expect(listFieldsOf(ticket, all).alarmAt).toEqual(review);
  expect(listFieldsOf(ticket, all).next.getTime()).toBeGreaterThan(cst('2030-01-01 00:00').getTime());
  expect(listFieldsOf(ticket, all).due).toBeUndefined();
  const onItsDay = listFieldsOf(ticket, all, review);
  expect(onItsDay.next).toEqual(ticket.clock?.dueAt);
  expect(onItsDay.alarmAt).toBeUndefined();
});

test('the lists and the light of a row say the same at every instant', () => {
  for (const status of ticketStatuses) {
    const { ticket } = storyOf(status);
    const { due, yellow } = listFieldsOf(ticket, all);
    for (let hours = 0; hours < 400; hours += 1) {
      const now = new Date(ticket.updatedAt.getTime() + hours * 3600_000);
      const light = holderLight(ticket, now, all.limits);
      if (light === undefined && holderOf(ticket, now).kind === 'requester') continue;
      const listed = !due || !yellow ? undefined : due <= now ? 'red' : yellow <= now ? 'yellow' : 'green';
      expect([status, hours, listed]).toEqual([status, hours, light]);
    }
  }
});
