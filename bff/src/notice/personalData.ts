/** Personal data of notices: the inbox, and what a person allows to be sent to the phone. */
import { noticeTemplates } from '@jsjb/shared/notice/contract';
import type { NoticeDoc } from './store/noticeModels';
import { definePersonalData } from '../platform/personal/declaration';

const presentOwnNotice = ({ values, at, number }: NoticeDoc) => ({
  at: at.toISOString(),
  number,
  ...values,
});

export const noticeData = definePersonalData<NoticeDoc>({
  collection: 'notices',
  subject: (personId) => ({ personId }),
  open: {
    _id: 'made of the ticket, the event and the account, so that a notice is there once',
    personId: 'whose inbox it is in',
    values: 'what happened, in a few words, with the place of the matter',
  },
  export: { as: 'notices', sort: { at: -1, _id: -1 }, row: (doc) => presentOwnNotice(doc) },
  erase: { remove: 'document' },
  retain: {
    what: 'notices',
    period: 'noticeDays',
    due: (since) => ({ at: { $lt: since } }),
    removes: 'document',
  },
});

export const allowanceData = definePersonalData({
  collection: 'noticeAllowances',
  subject: (personId) => ({ _id: { $in: noticeTemplates.map((template) => `${personId}.${template}`) } }),
  open: { _id: 'the account and the template' },
  erase: { remove: 'document' },
  retain: { keep: 'a count, as long as the account' },
});
