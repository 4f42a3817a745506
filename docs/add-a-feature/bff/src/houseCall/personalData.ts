/** Personal data of house calls. */
import { definePersonalData } from '../platform/personal/declaration';

export const houseCallData = definePersonalData({
  collection: 'houseCalls',
  subject: (askedBy) => ({ askedBy }),
  sealed: [
    { path: 'doorway', field: 'doorway' },
    { path: 'phone', field: 'phone' },
  ],
  open: {
    askedBy: 'an account, which names nobody once it is erased',
    reason: 'why the unit could not come: it answers for it',
    events: 'the log: neither the doorway nor the phone is in it',
  },
  photos: ['photos', 'events.data.photos'],
  unfinished: {
    where: { status: { $in: ['asked', 'agreed'] } },
    words: (count) => `您还有 ${count} 次上门没有办完，请等办完以后再删除。`,
  },
  erase: { unset: ['doorway', 'phone'] },
  retain: {
    what: 'house calls',
    period: 'personalYears',
    due: (since) => ({ status: { $nin: ['asked', 'agreed'] }, updatedAt: { $lt: since } }),
    removes: ['doorway', 'phone'],
  },
});
