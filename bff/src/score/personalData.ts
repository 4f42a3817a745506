/** Personal data of scores: what units asked, and who decided. */
import { definePersonalData, noPersonalData, staffAnswer } from '../platform/personal/declaration';

export const exclusionData = definePersonalData({
  collection: 'scoreExclusions',
  open: {
    reason: 'why the unit asks not to be judged by a ticket',
    'subject.evidence': 'what it rests on, in words of the unit',
    steps: 'who asked and who decided, with their notes',
    events: 'the log: the same, and who did it',
  },
  photos: ['subject.evidence', 'events.data.subject.evidence'],
  erase: staffAnswer,
  retain: { keep: 'as long as the scores it changed' },
});

export const scoreMonthData = definePersonalData({
  collection: 'scoreMonths',
  open: { by: 'who froze the month' },
  erase: staffAnswer,
  retain: { keep: 'frozen figures are hashed, each month over the one before' },
});

export const scoreData = [
  exclusionData,
  scoreMonthData,
  noPersonalData({ collection: 'scoreFacts', none: 'figures, with the number of the ticket' }),
  noPersonalData({ collection: 'scoreRechecks', none: 'when a ticket is to be judged again' }),
  noPersonalData({ collection: 'scoreBuckets', none: 'sums of figures' }),
];
