/**
 * An official proves the phone number through WeChat; if it is in the roster, this WeChat account acts in the posts
 * the roster gives. What was submitted as a resident before stays the same person's.
 */
import { AppError } from '@jsjb/shared/kit/errors';
import type { Post } from '@jsjb/shared/kit/role';
import type { Caller, Deps } from '../../deps';
import { appendAudit } from '../../platform/audit/auditLog';
import type { PersonDoc } from '../store/personModel';
import { phoneMarks, sealField } from '../store/person';
import { openPersonal, sealPersonal } from '../../platform/personal/personal';
import { issueSession, newSignIn, type SignedIn } from '../session/issueSession';

const notListed = () =>
  new AppError('FORBIDDEN', {
    userMessage: '这个手机号不在工作人员名册里。请核对手机号，或请单位报名册管理员登记。',
  });

const alsoResident = (posts: readonly Post[]): Post[] =>
  posts.some(({ role }) => role === 'resident') ? [...posts] : [...posts, { role: 'resident' }];

/** Every way in of this account, and none of another that was bound before. */
function onlyAccountsOf(own: PersonDoc) {
  const names = ['openid', 'webOpenid', 'unionid'] as const;
  const without = names.filter((name) => own[name] === undefined);
  return {
    $set: Object.fromEntries(names.flatMap((name) => (own[name] ? [[name, own[name]]] : []))),
    ...(without.length > 0 ? { $unset: Object.fromEntries(without.map((name) => [name, ''])) } : {}),
  };
}

const addressOf = ({ _id, personal: { address } }: PersonDoc, { cipher }: Deps): { address?: string } =>
  address ? openPersonal({ address }, _id, cipher, 'people') : {};

/** The roster's person takes over the WeChat account; the account's own person, who did nothing yet, goes. */
async function moveAccount(own: PersonDoc, listed: PersonDoc, deps: Deps, now: Date): Promise<void> {
  const { people } = deps.models;
  // Freed first: an account belongs to one person at any moment.
  await people.deleteOne({ _id: own._id });
  const { $set, ...others } = onlyAccountsOf(own);
  // What they agreed to at the sign-in is theirs, whoever they are called.
  const consents = [...(listed.consents ?? []), ...(own.consents ?? [])];
  const { address } = addressOf(own, deps);
  await people.updateOne(
    { _id: listed._id },
    {
      ...others,
      $set: {
        ...$set,
        posts: alsoResident(listed.posts),
        boundAt: now,
        ...(consents.length > 0 ? { consents } : {}),
        ...(address
          ? { 'personal.address': sealField(address, { id: listed._id, field: 'address' }, deps.cipher) }
          : {}),
      },
    },
  );
}

/** The account's own person, who has done something before, takes over the posts; nobody acted as the listed one yet. */
async function movePosts(own: PersonDoc, listed: PersonDoc, deps: Deps, now: Date): Promise<void> {
  const { people, units } = deps.models;
  // The roster says who they are; where they live they said themselves.
  const personal = {
    ...addressOf(own, deps),
    ...openPersonal(listed.personal, listed._id, deps.cipher, 'people'),
  };
  await people.updateOne(
    { _id: own._id },
    {
      $set: {
        personal: sealPersonal(personal, own._id, deps.cipher, 'people'),
        phoneMark: listed.phoneMark,
        posts: alsoResident(listed.posts),
        rosterAt: listed.rosterAt,
        boundAt: now,
      },
      // The roster's number was proved for the roster, not for the profile.
      $unset: { phoneVerifiedAt: '' },
    },
  );
  await units.updateMany({ firstResponsible: listed._id }, { $set: { firstResponsible: own._id } });
  await people.deleteOne({ _id: listed._id });
}

/** Anything that names this person as the one it came from, or who stood up for it. */
async function hasDoneAnything(personId: string, { models }: Deps): Promise<boolean> {
  const found = await Promise.all([
    models.tickets.exists({ 'requester.personId': personId }),
    models.tickets.exists({ joins: personId }),
    models.ticketFacts.exists({ 'by.personId': personId }),
    models.suggestions.exists({ 'author.personId': personId }),
    models.suggestions.exists({ cosigners: personId }),
    models.suggestionFacts.exists({ 'by.personId': personId }),
    models.rewardPayees.exists({ _id: personId }),
  ]);
  return found.some(Boolean);
}

async function bind(
  own: PersonDoc,
  listed: PersonDoc,
  numberMarks: readonly string[],
  deps: Deps,
  now: Date,
): Promise<string> {
  if (own._id === listed._id) return own._id;
  // Bound by another line of the roster: its posts, and what was done in them, would be gone.
  if (own.rosterAt && !numberMarks.includes(own.phoneMark ?? '')) {
    throw new AppError('INVALID', {
      userMessage:
        '这个微信已经用名册里的另一个手机号绑定过岗位。两个号码都是您的，请联系管理员合并到一个号码。',
    });
  }
  if (!(await hasDoneAnything(own._id, deps))) {
    await moveAccount(own, listed, deps, now);
    return listed._id;
  }
  if (listed.boundAt) {
    throw new AppError('INVALID', {
      userMessage: '这个微信已经以个人身份提交或附议过，而您的岗位绑定在另一个微信上。请联系管理员。',
    });
  }
  await movePosts(own, listed, deps, now);
  return own._id;
}

export async function bindStaff(phoneCode: string, deps: Deps, { actor, now }: Caller): Promise<SignedIn> {
  const { people, sessions } = deps.models;
  const own = await people.findById(actor.personId).lean<PersonDoc>();
  if (!own?.openid || !deps.wechat)
    throw new AppError('FORBIDDEN', { userMessage: '请先在微信小程序里登录，再绑定岗位。' });
  const { number } = await deps.wechat.phoneNumberOf(phoneCode, own.openid);
  const marks = phoneMarks(number, deps.cipher);
  const listed = await people
    .findOne({ phoneMark: { $in: marks }, rosterAt: { $exists: true } })
    .lean<PersonDoc>();
  if (!listed || listed.disabled) throw notListed();
  await appendAudit(deps.models, deps.keys, {
    at: now,
    personId: own._id,
    action: 'staff.bind',
    subject: listed._id,
    reason: '本人通过微信验证手机号',
  });
  const personId = await bind(own, listed, marks, deps, now);
  // Every older session acts for somebody who no longer is.
  await sessions.updateMany({ personId: { $in: [own._id, listed._id] } }, { $set: { revokedAt: now } });
  const bound = await people.findById(personId).lean<PersonDoc>();
  if (!bound) throw new AppError('CONFLICT');
  return issueSession(deps, bound, 0, newSignIn(), now);
}
