/** Posters and counts of scans: no personal data. */
import { localDate } from '@jsjb/shared/calendar/calendar';
import { noPersonalData } from '../platform/personal/declaration';

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

export const posterData = [
  posterDayData,
  noPersonalData({
    collection: 'posters',
    none: 'posters on walls',
    harmless: { place: 'a public place', point: 'of the public place' },
  }),
];
