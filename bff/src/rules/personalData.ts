/** Personal data of rules: who published them. */
import { definePersonalData, staffAnswer } from '../platform/personal/declaration';

export const rulesData = definePersonalData({
  collection: 'rules',
  open: { by: 'who published the version', note: 'why it was changed' },
  harmless: { body: 'rules and calendars' },
  erase: staffAnswer,
  retain: { keep: 'tickets and frozen months name the version by which they were judged' },
});
