/** What a person lets us remember: read from the account, and written only there, guarded by what was read. */
import type { Profile } from '@jsjb/shared/account/profileContract';
import type { Deps } from '../../deps';
import type { PersonDoc } from './personModel';
import { openPerson, phoneMark, sealField } from './person';

export interface Remembered {
  name?: string;
  phone?: string;
  address?: string;
  /** WeChat vouched for the phone just now. */
  verifiedAt?: Date;
}

export function profileOf(doc: PersonDoc, { cipher }: Pick<Deps, 'cipher'>): Profile {
  const { name, phone, address = '', phoneVerifiedAt, rosterAt } = openPerson(doc, cipher);
  return {
    name,
    ...(phone ? { phone } : {}),
    phoneVerified: phoneVerifiedAt !== undefined,
    address,
    fromRoster: rosterAt !== undefined,
  };
}

/** A field of '' is erased, a field left out stays. */
function changesOf(doc: PersonDoc, next: Remembered, { cipher }: Pick<Deps, 'cipher'>) {
  const set: Record<string, unknown> = {};
  const unset: Record<string, ''> = {};
  const put = (path: string, value: unknown): void => {
    if (value === undefined || value === '') unset[path] = '';
    else set[path] = value;
  };
  for (const field of ['name', 'phone', 'address'] as const) {
    const value = next[field];
    if (value !== undefined)
      put(`personal.${field}`, value && sealField(value, { id: doc._id, field }, cipher));
  }
  const { phone, verifiedAt } = next;
  if (phone !== undefined) {
    put('phoneMark', phone && phoneMark(phone, cipher));
    // Another number is another proof.
    if (verifiedAt) put('phoneVerifiedAt', verifiedAt);
    else if (phone !== openPerson(doc, cipher).phone) put('phoneVerifiedAt', undefined);
  }
  return {
    ...(Object.keys(set).length > 0 ? { $set: set } : {}),
    ...(Object.keys(unset).length > 0 ? { $unset: unset } : {}),
  };
}

/** Undefined when the account changed meanwhile: a phone was proved, a roster came, an erasure began. */
export async function writeProfile(
  doc: PersonDoc,
  next: Remembered,
  deps: Pick<Deps, 'models' | 'cipher'>,
): Promise<PersonDoc | undefined> {
  const changes = changesOf(doc, next, deps);
  if (Object.keys(changes).length === 0) return doc;
  const asRead = {
    _id: doc._id,
    rosterAt: { $exists: doc.rosterAt !== undefined },
    phoneMark: doc.phoneMark ?? { $exists: false },
    erasingAt: { $exists: false },
    erasedAt: { $exists: false },
  };
  const changed = await deps.models.people
    .findOneAndUpdate(asRead, changes, { returnDocument: 'after' })
    .lean<PersonDoc>();
  return changed ?? undefined;
}
