/** What proves a requester who is not signed in: pure. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { lastFourOf } from '@jsjb/shared/progress/typed';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** In the same time whatever differs. */
export const isSame = (given: string, expected: string): boolean =>
  timingSafeEqual(digest(given), digest(expected));

/** Nothing is compared with this: it has no digits. */
const NOTHING = 'no proof fits';

/** True when the phone ends so. Somebody without one has no proof here, and is refused as for a wrong one. */
export const provesPhone = (proof: string, phone: string | undefined): boolean =>
  isSame(proof, (phone && lastFourOf(phone)) || NOTHING);
