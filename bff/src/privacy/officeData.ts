/** Personal data in what offices write: scores, rules, rulings, history, the audit log, deliveries that failed. */
import { localDate } from '@jsjb/shared/calendar/calendar';
import { definePersonalData, noPersonalData } from '../platform/personal/declaration';

const official = { keep: 'members of staff answer for what they did in their post' } as const;

export const exclusionData = definePersonalData({
  collection: 'scoreExclusions',
  open: {
    reason: 'why the unit asks not to be judged by a ticket',
    evidence: 'what it rests on, in words of the unit',
    steps: 'who asked and who decided, with their notes',
  },
  photos: ['evidence'],
  erase: official,
  retain: { keep: 'as long as the scores it changed' },
});

export const scoreMonthData = definePersonalData({
  collection: 'scoreMonths',
  open: { by: 'who froze the month' },
  erase: official,
  retain: { keep: 'frozen figures are hashed, each month over the one before' },
});

export const rulesData = definePersonalData({
  collection: 'rules',
  open: { by: 'who published the version', note: 'why it was changed' },
  harmless: { body: 'rules and calendars' },
  erase: official,
  retain: { keep: 'tickets and frozen months name the version by which they were judged' },
});

export const historyData = definePersonalData({
  collection: 'dispatchHistory',
  open: {
    title: 'of a matter of former years, as the city imported it',
    text: 'the matter as the city imported it; the model learns from it to which unit such a matter goes',
  },
  erase: { keep: 'imported without accounts; the importer is told to bring no names' },
  retain: { keep: 'as long as the model learns from it' },
});

export const rulingData = definePersonalData({
  collection: 'rulings',
  open: {
    matter: 'what the ticket was about, for units that look for a precedent',
    text: 'the ruling itself',
    attendees: 'units at the table',
    words: 'words of matter, agenda and ruling, for searching',
  },
  erase: official,
  retain: { keep: 'a ruling binds later tickets of its kind' },
});

export const auditData = definePersonalData({
  collection: 'audit',
  open: {
    personId: 'who did it',
    reason: 'why, in their words',
    subject: 'to what or to whom: a number or an account',
  },
  erase: { keep: 'each row is under the mark of the next; an account names nobody once it is erased' },
  retain: { keep: 'the audit log has no gaps' },
});

export const deadLetterData = definePersonalData({
  collection: 'deadLetters',
  open: { reason: 'the error, freed of names and numbers before it is stored' },
  erase: { keep: 'it names a document, nobody in it' },
  retain: { keep: 'until a person replays it or lays it aside' },
});

export const posterDayData = noPersonalData({
  collection: 'posterDays',
  none: 'how often a poster was scanned on a day',
  retain: {
    what: 'scans',
    period: 'scanDays',
    due: (since) => ({ day: { $lt: localDate(since) } }),
    removes: 'document',
  },
});
