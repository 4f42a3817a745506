/** Name, phone and address wherever they are stored: sealed, each bound to its document and field. */
import type { FieldCipher } from './fieldCipher';

export interface Personal {
  name?: string;
  phone?: string;
  /** The place in the requester's own words: often their door. */
  address?: string;
}

const fields = ['name', 'phone', 'address'] as const;
export type SealedPersonal = Personal;
/** The collections that hold such fields. */
export type PersonalCollection = 'tickets' | 'people' | 'suggestions';

const each = (personal: Personal, change: (value: string, field: string) => string): Personal =>
  Object.fromEntries(
    fields.flatMap((field) => (personal[field] ? [[field, change(personal[field], field)]] : [])),
  );

/** What this process has just sealed: it need not be opened again to answer the one who sent it. */
const justSealed = new WeakMap<SealedPersonal, Personal>();

export function sealPersonal(
  plain: Personal,
  id: string,
  cipher: FieldCipher,
  collection: PersonalCollection = 'tickets',
): SealedPersonal {
  const sealed = each(plain, (value, field) => cipher.seal(value, { collection, id, field }));
  justSealed.set(
    sealed,
    each(plain, (value) => value),
  );
  return sealed;
}

export const openPersonal = (
  sealed: SealedPersonal | undefined,
  id: string,
  cipher: FieldCipher,
  collection: PersonalCollection = 'tickets',
): Personal =>
  (sealed && justSealed.get(sealed)) ??
  each(sealed ?? {}, (value, field) => cipher.open(value, { collection, id, field }));

/** Whether the key that seals now sealed all of it. */
export const isSealedNow = (sealed: SealedPersonal, cipher: FieldCipher): boolean =>
  fields.every((field) => sealed[field] === undefined || cipher.isCurrent(sealed[field]));
