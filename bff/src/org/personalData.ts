/** Collections without personal data, and units, whose phone and first responsible are public. */
import { leaseCollection } from '../platform/db/lease';
import { migrationCollection } from '../platform/db/migrationRecords';
import { definePersonalData, noPersonalData } from '../platform/personal/declaration';

export const unitData = definePersonalData({
  collection: 'units',
  open: {
    phone: 'of the office, for everybody',
    firstResponsible:
      'the account of the party secretary answerable for the unit (第一责任人), a public post',
  },
  harmless: { name: 'of the unit' },
  erase: { keep: 'a post, not a private person' },
  retain: { keep: 'as long as the unit' },
});

const ofNobody = (collection: string, none: string, harmless: Record<string, string> = {}) =>
  noPersonalData({ collection, none, harmless });

export const impersonal = [
  ofNobody('areas', 'divisions of the city', { name: 'of the area' }),
  ofNobody('lines', 'merged hotlines', { name: 'of the hotline' }),
  ofNobody('grids', 'grids of the city', { name: 'of the grid', point: 'the middle of the grid' }),
  ofNobody('categories', 'the catalogue of matters', { keywords: 'of the category' }),
  ofNobody('posters', 'posters on walls', { place: 'a public place', point: 'of the public place' }),
  ofNobody('counters', 'numbers that were given out'),
  ofNobody('scoreFacts', 'figures, with the number of the ticket'),
  ofNobody('scoreRechecks', 'when a ticket is to be judged again'),
  ofNobody('scoreBuckets', 'sums of figures'),
  ofNobody('adviceModels', 'weights of words, learned from many matters'),
  ofNobody('schedule', 'when nightly work is due'),
  ofNobody('auditHead', 'the signed end of the audit log'),
  ofNobody(leaseCollection, 'which server does what, by host and process'),
  ofNobody(migrationCollection, 'which migrations are done', {
    name: 'of the migration',
    steps: 'how far each step is',
  }),
] as const;
