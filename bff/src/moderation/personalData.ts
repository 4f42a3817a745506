/** Personal data of the checks of words and pictures. */
import { definePersonalData } from '../platform/personal/declaration';

export const moderationData = definePersonalData({
  collection: 'moderation',
  subject: (personId) => ({ personId }),
  open: {
    personId: 'the account whose words were checked; WeChat asks for it with each check',
    decidedBy: 'who let it pass or hid it: they answer for it',
    note: 'why a person decided so',
  },
  harmless: { text: 'the verdict of the check, not the words' },
  photos: ['images.photoId'],
  erase: { keep: 'it says of a ticket that stays what was shown of it and why; the account names nobody' },
  retain: { keep: 'as long as the ticket' },
});

export const holdData = definePersonalData({
  collection: 'holds',
  open: {
    authorId: 'the account whose contribution is held, so that nobody judges their own',
    events: 'the log: who let it pass or hid it, and why',
  },
  erase: { keep: 'it says of a ticket that stays what was shown of it and why; the account names nobody' },
  retain: { keep: 'as long as the ticket' },
});
