/** The phone that was left with a ticket, opened. */
import type { FieldCipher } from '../../platform/personal/fieldCipher';
import { openPersonal, sealPersonal } from '../../platform/personal/personal';
import type { TicketDoc } from '../../ticket';

const NOBODY = '0'.repeat(24);

/** As much work for a ticket that is not there, or was left without a phone. */
export function phoneOf(doc: TicketDoc | null, cipher: FieldCipher): string | undefined {
  const id = doc?._id.toHexString() ?? NOBODY;
  const phone = doc?.personal?.phone;
  const opened = openPersonal(phone ? { phone } : sealPersonal({ phone: '1' }, id, cipher), id, cipher);
  return phone && opened.phone;
}
