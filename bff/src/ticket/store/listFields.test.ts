/** The short way after reminders says exactly what the long way would. */
import { cst, go, rules, storyOf, type Story } from '@jsjb/shared/testing/story';
import { defaultAlarmRules, type RulesWithAlarms } from '@jsjb/shared/ticket/alarm';
import { alarmLevels } from '@jsjb/shared/ticket/ticket';
import { listFieldsAfterAlarms, listFieldsOf } from './listFields';

const all: RulesWithAlarms = { ...rules, alarms: defaultAlarmRules };
const LATE = cst('2025-06-10 10:00');

test.each(['pendingSign', 'handling', 'returnReview'] as const)(
  'a ticket that is %s stands in the same lists after each reminder, looked at again at the next',
  (status) => {
    let story: Story = storyOf(status);
    const levels = alarmLevels.filter((level) => level !== 'returnLate' || status === 'returnReview');
    for (const level of levels) {
      const before = listFieldsOf(story.ticket, all);
      story = go(story, ['system', 'alarm', { level }, LATE]);
      expect(listFieldsAfterAlarms(before, story.ticket, all)).toEqual(listFieldsOf(story.ticket, all));
    }
    expect(listFieldsOf(story.ticket, all)).toMatchObject({ supervised: 'taskForce' });
    expect(listFieldsOf(story.ticket, all)).not.toHaveProperty('alarmAt');
  },
);
