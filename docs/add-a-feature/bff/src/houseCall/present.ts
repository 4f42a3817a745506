/** House call → what its reader is given; readers are whoever asked, and the unit that comes. */
import type { HouseCallView } from '@jsjb/shared/houseCall/contract';
import type { Actor } from '@jsjb/shared/kit/role';
import type { PhotoView } from '@jsjb/shared/photo/contract';
import type { FieldCipher } from '../platform/personal/fieldCipher';
import type { HouseCallDoc } from './store';

export interface HouseCallReader {
  actor: Actor;
  cipher: FieldCipher;
  unitName: (id: string) => string;
  photos: (ids: readonly string[]) => PhotoView[];
}

export function presentHouseCall(doc: HouseCallDoc, reader: HouseCallReader): HouseCallView {
  const { cipher, actor } = reader;
  const id = String(doc._id);
  const opened = (field: 'doorway' | 'phone') =>
    doc[field] ? { [field]: cipher.open(doc[field], { collection: 'houseCalls', id, field }) } : {};
  return {
    id,
    ticketNumber: doc.ticketNumber,
    status: doc.status,
    unit: reader.unitName(doc.unitId),
    askedAt: doc.askedAt.toISOString(),
    ...(doc.day ? { day: doc.day } : {}),
    ...(doc.reason ? { reason: doc.reason } : {}),
    ...opened('doorway'),
    ...opened('phone'),
    photos: reader.photos(doc.photos),
    own: doc.askedBy === actor.personId,
  };
}
