/** Personal data of what every feature stands on: the audit log, deliveries that failed, budgets of requests. */
import { leaseCollection } from './db/lease';
import { migrationCollection } from './db/migrationRecords';
import { definePersonalData, noPersonalData } from './personal/declaration';

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

export const rateBucketData = definePersonalData({
  collection: 'rateBuckets',
  open: { _id: 'the account or, of strangers, the network address whose requests are counted' },
  erase: { keep: 'the database removes it within two hours' },
  retain: { keep: 'the database removes it when its window ends' },
});

export const platformData = [
  auditData,
  deadLetterData,
  rateBucketData,
  noPersonalData({ collection: 'counters', none: 'numbers that were given out' }),
  noPersonalData({ collection: 'schedule', none: 'when nightly work is due' }),
  noPersonalData({ collection: 'auditHead', none: 'the signed end of the audit log' }),
  noPersonalData({ collection: leaseCollection, none: 'which server does what, by host and process' }),
  noPersonalData({
    collection: migrationCollection,
    none: 'which migrations are done',
    harmless: { name: 'of the migration', steps: 'how far each step is' },
  }),
];
