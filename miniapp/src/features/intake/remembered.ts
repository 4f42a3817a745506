/** What the form fills in from 我的资料, and what it truly says of how the person will be reached. Pure. */
import type { Profile } from '@jsjb/shared/account/profileContract';
import { phoneText } from '@jsjb/shared/kit/phone';
import type { Draft } from './draft';

type Contact = Pick<Draft, 'name' | 'phone' | 'relation' | 'preferred' | 'typedContact' | 'remember'>;

/** As it is shown and sent: filled in until the person has typed something else. */
export const withRemembered = <D extends Contact>(written: D, profile: Profile | undefined): D =>
  written.typedContact || written.relation || !profile
    ? written
    : { ...written, name: written.name || profile.name, phone: written.phone || (profile.phone ?? '') };

/** Somebody else's name and number are not one's own. */
export const forSomebody: Partial<Draft> = { relation: 'mother', name: '', phone: '', typedContact: true };
export const forOneself: Partial<Draft> = { relation: undefined, name: '', phone: '', typedContact: false };

/** Worth remembering: one's own, and another than what is. */
export function isNew({ name, phone, relation, preferred }: Contact, profile: Profile | undefined): boolean {
  if (!profile || profile.fromRoster || relation) return false;
  const number = preferred === 'phone' ? phone.trim() : '';
  const otherName = name.trim() !== '' && name.trim() !== profile.name;
  return otherName || (number !== '' && (phoneText(number) ?? number) !== profile.phone);
}

/** What happens then, said truly: a resident's account has no number unless they gave it. */
export function contactHints(
  { phone, relation }: Contact,
  profile: Profile | undefined,
): { phone: string; message: string } {
  const own = profile?.phone;
  const unknown = '手机，或带区号的座机；没有可以不填';
  const message = relation
    ? '我们在小程序里给您留言，请您转告，并留意消息'
    : '我们在小程序里给您留言，请留意消息';
  if (phone.trim() !== '') {
    const verified = !relation && profile?.phoneVerified === true && phoneText(phone) === own;
    return { phone: verified ? '微信已验证' : '座机请带区号', message };
  }
  if (own) return { phone: relation ? '没有的不用填，我们打您的电话' : `不填就打您留过的 ${own}`, message };
  return { phone: profile ? `没有留电话，${message}` : unknown, message };
}
