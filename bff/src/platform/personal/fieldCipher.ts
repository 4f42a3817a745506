/**
 * Personal fields at rest: AES-256-GCM, one key per key id, bound to the very place they stand in, so that a value
 * copied to another document or field does not open. Node's own crypto; a library would only wrap these calls.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';

/** The first key seals; all of them open. */
export interface SealingKeys {
  keys: readonly [SealingKey, ...SealingKey[]];
}
interface SealingKey {
  kid: string;
  secret: string;
}

export interface FieldPlace {
  collection: string;
  id: string;
  field: string;
}

export interface FieldCipher {
  seal(plain: string, place: FieldPlace): string;
  /** Throws when the value was altered, moved, or its key is no longer in the ring. */
  open(sealed: string, place: FieldPlace): string;
  /** Equal values give equal marks, so that a phone can be looked up without being stored. */
  blind(value: string): string;
  /** The marks by every key of the ring, to find what was stored before a rotation. */
  blinds(value: string): string[];
  /** Sealed with the key that seals now. */
  isCurrent(sealed: string): boolean;
}

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** A key object is prepared once, bytes at every use. */
const derive = (secret: string, purpose: string): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', purpose, 32)));
const aadOf = ({ collection, id, field }: FieldPlace): Buffer => Buffer.from(`${collection}/${id}/${field}`);

export function createFieldCipher(ring: SealingKeys): FieldCipher {
  const keys = new Map(ring.keys.map(({ kid, secret }) => [kid, derive(secret, 'field')]));
  const current = ring.keys[0];
  const blindKey = derive(current.secret, 'blind');
  const blindKeys = ring.keys.map(({ secret }) => derive(secret, 'blind'));
  const mark = (value: string, key: KeyObject): string =>
    createHmac('sha256', key).update(value).digest('base64url');
  const nonceKey = derive(current.secret, 'nonce');

  return {
    seal(plain, place) {
      // A synthetic nonce: the same value in the same place seals to the same text, so storing again changes nothing;
      // in any other place, and for any other value, the nonce differs.
      const iv = createHmac('sha256', nonceKey)
        .update(aadOf(place))
        .update('\0')
        .update(plain)
        .digest()
        .subarray(0, IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', derivedKey(keys, current.kid), iv, {
        authTagLength: TAG_BYTES,
      });
      cipher.setAAD(aadOf(place));
      const sealed = Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `${current.kid}.${sealed.toString('base64url')}`;
    },
    open(sealed, place) {
      const dot = sealed.indexOf('.');
      const bytes = Buffer.from(sealed.slice(dot + 1), 'base64url');
      if (dot < 1 || bytes.length < IV_BYTES + TAG_BYTES) throw new Error('not a sealed value');
      const key = derivedKey(keys, sealed.slice(0, dot));
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(aadOf(place));
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      return (
        decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
      );
    },
    blind: (value) => mark(value, blindKey),
    blinds: (value) => blindKeys.map((key) => mark(value, key)),
    isCurrent: (sealed) => sealed.startsWith(`${current.kid}.`),
  };
}

function derivedKey(keys: ReadonlyMap<string, KeyObject>, kid: string): KeyObject {
  const key = keys.get(kid);
  if (!key) throw new Error(`no key ${kid} in the ring`);
  return key;
}
