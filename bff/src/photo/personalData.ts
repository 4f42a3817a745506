/** Personal data of photos; what they show is stored as files. */
import { definePersonalData } from '../platform/personal/declaration';

export const photoData = definePersonalData({
  collection: 'photos',
  harmless: { _id: 'the photo itself' },
  open: { ownerId: 'the account that took it, which names nobody once it is erased' },
  erase: {
    keep: 'it belongs to the matter that names it, which stays; where and when it was taken is not stored',
  },
  retain: { what: 'photos', period: 'orphanPhotoDays', storedAt: 'uploadedAt' },
});
