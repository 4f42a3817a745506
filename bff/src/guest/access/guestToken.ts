/** The token of one form of somebody without an account: signed, stored nowhere, good for its photos and its matter. */
import { guestActor } from '@jsjb/shared/intake/guest';
import { AppError } from '@jsjb/shared/kit/errors';
import type { Actor } from '@jsjb/shared/kit/role';
import { isSignedFor, signFor, type Keyring } from '../../platform/secrets';

/** Drafts are kept on the device; photos that no matter names are removed by retention. */
export const FORM_MS = 7 * 86_400_000;
const PURPOSE = 'guestForm';

export function guestToken(formId: string, keys: Keyring, now: Date): { token: string; until: Date } {
  const until = new Date(Math.floor((now.getTime() + FORM_MS) / 1000) * 1000);
  const message = `${formId}.${until.getTime() / 1000}`;
  return { token: `${message}.${signFor(PURPOSE, message, keys.keys[0].secret)}`, until };
}

/** Whom the form stands for. Throws FORBIDDEN for one that was not made here, or too long ago. */
export function actorOfForm(token: string, keys: Keyring, now: Date): Actor {
  const [formId = '', until = '', sign = ''] = token.split('.');
  const left = Number(until) * 1000 - now.getTime();
  const holds =
    left > 0 && left <= FORM_MS + 60_000 && isSignedFor(PURPOSE, `${formId}.${until}`, sign, keys);
  if (!holds)
    throw new AppError('FORBIDDEN', { userMessage: '这张表打开太久了，请刷新页面，写好的内容还在。' });
  return guestActor(formId);
}
