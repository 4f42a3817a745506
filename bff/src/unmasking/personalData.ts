/** Personal data of requests to see who is kept unknown. */
import { definePersonalData } from '../platform/personal/declaration';

export const unmaskingData = definePersonalData({
  collection: 'unmaskings',
  open: {
    personId: 'the account of the member of staff who asked',
    reason: 'why they had to know',
    steps: 'the members of staff who asked and decided, with their notes',
    events: 'the log: who asked, decided and looked',
  },
  erase: { keep: 'staff answer for having looked; the requester is not named in it' },
  retain: { keep: 'evidence of who saw an identity, as long as the audit log' },
});
