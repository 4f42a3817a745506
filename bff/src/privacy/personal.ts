/** Who raised a ticket and where exactly: kept beside the log, sealed, and never part of it. */
import type { FieldCipher } from './fieldCipher';

export interface Personal {
  name?: string;
  phone?: string;
  /** The place in the requester's own words: often their door. */
  address?: string;
}

const fields = ['name', 'phone', 'address'] as const;
export type SealedPersonal = Personal;

const each = (personal: Personal, change: (value: string, field: string) => string): Personal =>
  Object.fromEntries(
    fields.flatMap((field) => (personal[field] ? [[field, change(personal[field], field)]] : [])),
  );

export const sealPersonal = (plain: Personal, ticketId: string, cipher: FieldCipher): SealedPersonal =>
  each(plain, (value, field) => cipher.seal(value, { collection: 'tickets', id: ticketId, field }));

export const openPersonal = (
  sealed: SealedPersonal | undefined,
  ticketId: string,
  cipher: FieldCipher,
): Personal =>
  each(sealed ?? {}, (value, field) => cipher.open(value, { collection: 'tickets', id: ticketId, field }));
