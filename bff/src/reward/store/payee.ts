/** A payee's account: sealed at rest, and known by a mark that tells whether it is still the one approved. */
import type { PayeeDoc } from './rewardModels';
import type { FieldCipher } from '../../platform/personal/fieldCipher';

const placeOf = (personId: string) => ({ collection: 'rewardPayees', id: personId, field: 'openid' });

export const sealAccount = (personId: string, openid: string, cipher: FieldCipher): string =>
  cipher.seal(openid, placeOf(personId));

export const openAccount = ({ _id, openid }: PayeeDoc, cipher: FieldCipher): string | undefined =>
  openid && cipher.open(openid, placeOf(_id));

const marked = (personId: string, openid: string): string => `payee:${personId}:${openid}`;
export const accountMark = (personId: string, openid: string, cipher: FieldCipher): string =>
  cipher.blind(marked(personId, openid));
/** By any key of the ring: what was approved before a rotation still fits. */
export const isMarked = (mark: string, personId: string, openid: string, cipher: FieldCipher): boolean =>
  cipher.blinds(marked(personId, openid)).includes(mark);
