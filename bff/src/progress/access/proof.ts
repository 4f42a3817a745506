/** What proves a requester who is not signed in: pure. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { lastFourOf } from '@jsjb/shared/progress/typed';
import { signFor, type Key, type Keyring } from '../../platform/secrets';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** In the same time whatever differs. */
export const isSame = (given: string, expected: string): boolean =>
  timingSafeEqual(digest(given), digest(expected));

/** Nothing is compared with this: it has no digits. */
const NOTHING = 'no proof fits';

const codeOf = (ticketId: string, { secret }: Key): string => {
  const bytes = Buffer.from(signFor('pickupCode', ticketId, secret, 8), 'base64url');
  return String(bytes.readBigUInt64BE() % 1_000_000n).padStart(6, '0');
};

/** The six digits for somebody without a phone: they follow from the ticket and our key, and are stored nowhere. */
export const pickupCode = (ticketId: string, { keys: [key] }: Keyring): string => codeOf(ticketId, key);

export interface Left {
  ticketId: string;
  phone: string | undefined;
  /** Left without a phone, and given a code instead. */
  hasCode: boolean;
}

/** The phone ends so, or it is the code. Who left neither is refused as for a wrong one, and as much is compared. */
export function proves(proof: string, { ticketId, phone, hasCode }: Left, ring: Keyring): boolean {
  const byPhone = isSame(proof, (phone && lastFourOf(phone)) || NOTHING);
  const byCode = ring.keys.map((key) => isSame(proof, codeOf(ticketId, key))).includes(true);
  return phone ? byPhone : hasCode && byCode;
}
