/** A person changes what is remembered of them: by hand, with a number WeChat proves, or on the way of a submission. */
import type { Profile, profileEndpoints } from '@jsjb/shared/account/profileContract';
import type { BodyOf } from '@jsjb/shared/kit/endpoint';
import { AppError } from '@jsjb/shared/kit/errors';
import { mobileText } from '@jsjb/shared/kit/phone';
import type { Caller, Deps } from '../../deps';
import type { PersonDoc } from '../store/personModel';
import { profileOf, writeProfile, type Remembered } from '../store/profile';

const MAINLAND = '86';

async function ownDoc({ models }: Deps, { actor }: Pick<Caller, 'actor'>): Promise<PersonDoc> {
  const doc = await models.people.findById(actor.personId).lean<PersonDoc>();
  if (!doc || doc.erasingAt || doc.erasedAt) throw new AppError('UNAUTHENTICATED');
  return doc;
}

async function written(doc: PersonDoc, next: Remembered, deps: Deps): Promise<Profile> {
  const changed = await writeProfile(doc, next, deps);
  if (!changed) throw new AppError('CONFLICT', { userMessage: '您的资料刚刚有变化，请再保存一次。' });
  return profileOf(changed, deps);
}

export const readProfile = async (deps: Deps, caller: Caller): Promise<Profile> =>
  profileOf(await ownDoc(deps, caller), deps);

export async function saveProfile(
  { name = '', phone = '', address = '' }: BodyOf<(typeof profileEndpoints)['saveProfile']>,
  deps: Deps,
  caller: Caller,
): Promise<Profile> {
  const doc = await ownDoc(deps, caller);
  // The roster says who staff are: they are called and sign in by it.
  return written(doc, doc.rosterAt ? { address } : { name, phone, address }, deps);
}

/** Asked of WeChat last: each code costs the city money, and is good once. */
export async function provePhone(phoneCode: string, deps: Deps, caller: Caller): Promise<Profile> {
  const doc = await ownDoc(deps, caller);
  if (doc.rosterAt)
    throw new AppError('FORBIDDEN', { userMessage: '您的电话以工作人员名册为准，请联系名册管理员修改。' });
  if (!doc.openid || !deps.wechat)
    throw new AppError('FORBIDDEN', { userMessage: '请在微信小程序里验证手机号，或者直接填写电话。' });
  const { number, countryCode } = await deps.wechat.phoneNumberOf(phoneCode, doc.openid);
  const phone = countryCode === MAINLAND ? mobileText(number) : undefined;
  if (!phone)
    throw new AppError('INVALID', {
      userMessage: '这不是内地的手机号，我们打不通。请填写别的电话，或选用小程序消息联系。',
    });
  return written(doc, { phone, verifiedAt: caller.now }, deps);
}

/** What a resident left with a matter and wants filled in the next time; what they left out stays as it is. */
export async function rememberContact(
  { name, phone }: { name: string; phone?: string | undefined },
  deps: Deps,
  caller: Pick<Caller, 'actor'>,
): Promise<void> {
  const doc = await deps.models.people.findById(caller.actor.personId).lean<PersonDoc>();
  // The matter is stored; nothing that is remembered on the way may undo that.
  if (!doc || doc.rosterAt) return;
  await writeProfile(doc, { ...(name ? { name } : {}), ...(phone ? { phone } : {}) }, deps);
}
