/** What was left with a ticket to be known by. */
import type { FieldCipher } from '../../platform/personal/fieldCipher';
import { openPersonal, sealPersonal } from '../../platform/personal/personal';
import type { TicketDoc } from '../../ticket';
import type { Left } from '../access/proof';

const NOBODY = '0'.repeat(24);

/** As much work for a ticket that is not there, or was left without a phone. */
export function leftWith(doc: TicketDoc | null, cipher: FieldCipher): Left {
  const ticketId = doc?._id.toHexString() ?? NOBODY;
  const sealed = doc?.personal?.phone;
  const { phone } = openPersonal(
    sealed ? { phone: sealed } : sealPersonal({ phone: '1' }, ticketId, cipher),
    ticketId,
    cipher,
  );
  return { ticketId, phone: sealed && phone, hasCode: doc?.source === 'web' };
}

/** A token ends with what it was proved by. */
export const provedBy = ({ phone = '', hasCode }: Left): string => phone || (hasCode ? 'code' : '');
