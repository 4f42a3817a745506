/**
 * Who submits without an account, on the web: known by the form alone, under a name that nobody can sign in with.
 * Whoever later signs in with the same phone is somebody else to the system: nothing is handed over unasked.
 */
import type { Actor } from '../kit/role';

const PREFIX = 'guest:';

export const guestActor = (formId: string): Actor => ({ personId: `${PREFIX}${formId}`, role: 'resident' });

/** Has no inbox: nothing can be told to them but by phone, or when they ask by number. */
export const isGuest = (personId: string): boolean => personId.startsWith(PREFIX);
