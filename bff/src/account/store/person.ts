/** A person as stored and as read: the name and the phone are sealed, and the phone is found by its mark only. */
import type { PersonDoc } from './personModel';
import type { FieldCipher } from '../../platform/personal/fieldCipher';
import { openPersonal, sealPersonal } from '../../platform/personal/personal';

/** A person with the name and the phone in plain words. Never stored. */
export type Person = Omit<PersonDoc, 'personal' | 'phoneMark'> & {
  name: string;
  phone?: string;
  /** Where they live, if they let us remember it. */
  address?: string;
};

/** How a phone is looked up: equal numbers, equal marks. */
export const phoneMark = (phone: string, cipher: FieldCipher): string => cipher.blind(`phone:${phone}`);
/** The marks under every key still in the ring: what was stored before a rotation is found too. */
export const phoneMarks = (phone: string, cipher: FieldCipher): string[] => cipher.blinds(`phone:${phone}`);

/** The parts of a document that tell who it is. */
export const sealedIdentity = (
  { _id, name, phone, address }: Pick<Person, '_id' | 'name' | 'phone' | 'address'>,
  cipher: FieldCipher,
): Pick<PersonDoc, 'personal' | 'phoneMark'> => ({
  personal: sealPersonal(
    { name, ...(phone ? { phone } : {}), ...(address ? { address } : {}) },
    _id,
    cipher,
    'people',
  ),
  ...(phone ? { phoneMark: phoneMark(phone, cipher) } : {}),
});

/** One field of a person, as it stands beside the others. */
export const sealField = (
  value: string,
  { id, field }: { id: string; field: 'name' | 'phone' | 'address' },
  cipher: FieldCipher,
): string => cipher.seal(value, { collection: 'people', id, field });

export function sealPerson(person: Person, cipher: FieldCipher): PersonDoc {
  const { name: _name, phone: _phone, address: _address, ...rest } = person;
  return { ...rest, ...sealedIdentity(person, cipher) };
}

export function openPerson({ personal, phoneMark: _, ...rest }: PersonDoc, cipher: FieldCipher): Person {
  const { name = '', phone, address } = openPersonal(personal, rest._id, cipher, 'people');
  return { ...rest, name, ...(phone ? { phone } : {}), ...(address ? { address } : {}) };
}
