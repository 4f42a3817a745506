/** Signing in with WeChat: the mini-program by its code, the web version through the official account. */
import { pages } from '@jsjb/shared/kit/pages';
import { randomBytes } from 'node:crypto';
import { AppError } from '@jsjb/shared/kit/errors';
import { Types } from 'mongoose';
import type { Deps } from '../../deps';
import type { Wechat, WechatPerson } from '../../gateways/wechat';
import type { PersonDoc } from '../store/personModel';
import { isDuplicateKey } from '../../platform/records/storeNew';
import { isSignedFor, signFor } from '../../platform/secrets';
import { issueSession, newSignIn, type SignedIn } from '../session/issueSession';
import { collectionOf } from '../../platform/db/modelOf';

/** Under which name the account's own openid is kept; the unionid ties the two together. */
type OpenidField = 'openid' | 'webOpenid';

function wechatOf({ wechat }: Deps): Wechat {
  if (!wechat) throw new AppError('NOT_FOUND', { userMessage: '微信登录还没有开通，请联系管理员。' });
  return wechat;
}

/** However many requests a first login sends at once, the unique index lets one of them create the person. */
async function personOf(
  field: OpenidField,
  { openid, unionid }: WechatPerson,
  deps: Deps,
): Promise<PersonDoc> {
  const { people } = deps.models;
  const known = await people.findOne({ [field]: openid }).lean<PersonDoc>();
  if (known) return known;
  const same = unionid
    ? await people
        .findOneAndUpdate({ unionid }, { $set: { [field]: openid } }, { returnDocument: 'after' })
        .lean<PersonDoc>()
    : null;
  if (same) return same;
  const person: PersonDoc = {
    _id: new Types.ObjectId().toHexString(),
    // Nothing is known of them yet; what they write on a ticket stays with the ticket.
    personal: {},
    posts: [{ role: 'resident' }],
    [field]: openid,
    ...(unionid ? { unionid } : {}),
  };
  await collectionOf(people).insertOne(person);
  return person;
}

async function signIn(field: OpenidField, who: WechatPerson, deps: Deps, now: Date): Promise<SignedIn> {
  const person = await personOf(field, who, deps).catch((error: unknown) => {
    // The other request was first: now it is found.
    if (isDuplicateKey(error)) return personOf(field, who, deps);
    throw error;
  });
  return issueSession(deps, person, 0, newSignIn(), now);
}

export async function signInWithWechat(code: string, deps: Deps, now: Date): Promise<SignedIn> {
  return signIn('openid', await wechatOf(deps).codeToSession(code), deps, now);
}

const STATE_MS = 10 * 60_000;
const STATE_BYTES = 18;
const RETURN_PATH = `/${pages.signIn}`;

/** Where the web version sends the person. The state is ours, and old in ten minutes. */
export function webLogin(deps: Deps, now: Date): { url: string; state: string } {
  const message = `${now.getTime()}.${randomBytes(9).toString('base64url')}`;
  const state = `${message}.${signFor('webLogin', message, deps.keys.keys[0].secret, STATE_BYTES)}`;
  return { url: wechatOf(deps).authorizeUrl(`${deps.env.PUBLIC_URL}${RETURN_PATH}`, state), state };
}

export async function signInOnWeb(code: string, state: string, deps: Deps, now: Date): Promise<SignedIn> {
  const [at = '', nonce = '', sign = ''] = state.split('.');
  const age = now.getTime() - Number(at);
  if (!isSignedFor('webLogin', `${at}.${nonce}`, sign, deps.keys, STATE_BYTES) || age < 0 || age > STATE_MS)
    throw new AppError('UNAUTHENTICATED', { userMessage: '这次登录已经过期，请重新点一次登录。' });
  return signIn('webOpenid', await wechatOf(deps).oauthSession(code), deps, now);
}
