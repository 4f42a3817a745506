/** What protects people: unmasking with a reason, the second factor, consents, and everyone's own data. */
import { endpoint } from '../kit/endpoint';
import { choice, count, flag, instant, objectId, text, z } from '../kit/schema';

export const consentKinds = ['privacy', 'notices', 'location'] as const;
export type ConsentKind = (typeof consentKinds)[number];

/** The texts people agree to; a new version asks again. */
export const consentVersions: Record<ConsentKind, number> = { privacy: 1, notices: 1, location: 1 };

const consent = z.object({ kind: choice(consentKinds), version: count, given: flag, at: instant });

/** Six digits of the authenticator, or one of the recovery codes as they were shown. */
const factorCode = z
  .string('请填写验证码')
  .check(z.trim(), z.regex(/^(\d{6}|[A-Za-z2-7]{4}(-?[A-Za-z2-7]{4}){3})$/, '验证码是 6 位数字'));

const identity = z.object({
  name: z.optional(z.string()),
  phone: z.optional(z.string()),
  address: z.optional(z.string()),
});

export const privacyEndpoints = {
  unmaskRequester: endpoint({
    method: 'POST',
    path: '/api/tickets/:id/unmask',
    tag: '隐私',
    summary: '查看诉求人的完整联系方式；写明用途并留痕',
    params: z.strictObject({ id: objectId }),
    body: z.strictObject({ reason: text(200, 2) }),
    response: identity,
    status: 200,
    ability: 'ticket.unmask',
    rate: 'write',
    idempotency: 'none',
    secondFactor: true,
  }),
  unmaskAuthor: endpoint({
    method: 'POST',
    path: '/api/suggestions/:id/unmask',
    tag: '隐私',
    summary: '查看建议人的完整联系方式；写明用途并留痕',
    params: z.strictObject({ id: objectId }),
    body: z.strictObject({ reason: text(200, 2) }),
    response: identity,
    status: 200,
    ability: 'suggestion.unmask',
    rate: 'write',
    idempotency: 'none',
    secondFactor: true,
  }),
  enrolSecondFactor: endpoint({
    method: 'POST',
    path: '/api/me/second-factor',
    tag: '隐私',
    summary: '领取二次验证的密钥，用验证器扫码；第一次输对验证码才生效。更换设备先完成一次二次验证',
    response: z.object({ uri: z.string(), secret: z.string() }),
    status: 200,
    ability: 'secondFactor',
    rate: 'login',
    idempotency: 'none',
  }),
  stepUp: endpoint({
    method: 'POST',
    path: '/api/sessions/second-factor',
    tag: '隐私',
    summary: '输入验证码或恢复码，完成二次验证；8 小时内有效',
    body: z.strictObject({ code: factorCode }),
    response: z.object({
      accessToken: z.string(),
      accessExpiresAt: instant,
      until: instant,
      /** Shown once, when the second factor comes into force: each opens it once without the phone. */
      recoveryCodes: z.optional(z.array(z.string())),
      recoveryLeft: count,
    }),
    status: 200,
    ability: 'secondFactor',
    rate: 'login',
    idempotency: 'none',
  }),
  listConsents: endpoint({
    method: 'GET',
    path: '/api/me/consents',
    tag: '隐私',
    summary: '我同意过什么',
    response: z.object({ items: z.array(consent) }),
    status: 200,
    ability: 'signedIn',
    rate: 'read',
    idempotency: 'none',
  }),
  giveConsent: endpoint({
    method: 'POST',
    path: '/api/me/consents',
    tag: '隐私',
    summary: '同意，或收回同意',
    body: z.strictObject({
      kind: choice(consentKinds),
      version: count.check(z.gte(1), z.lte(1000)),
      given: flag,
    }),
    response: consent,
    status: 200,
    ability: 'signedIn',
    rate: 'write',
    idempotency: 'none',
  }),
  exportMyData: endpoint({
    method: 'GET',
    path: '/api/me/data',
    tag: '隐私',
    summary: '下载我的全部数据',
    response: z.object({
      exportedAt: instant,
      person: z.object({ id: z.string(), name: z.string(), phone: z.optional(z.string()) }),
      consents: z.array(consent),
      tickets: z.array(z.unknown()),
      suggestions: z.array(z.unknown()),
      rewards: z.array(z.unknown()),
      notices: z.array(z.unknown()),
    }),
    status: 200,
    ability: 'signedIn',
    rate: 'upload',
    idempotency: 'none',
  }),
  eraseMyData: endpoint({
    method: 'POST',
    path: '/api/me/erase',
    tag: '隐私',
    summary: '删除我的个人信息；已办结的工单去掉姓名、电话和地址后保留',
    body: z.strictObject({ confirm: choice(['删除我的个人信息']) }),
    response: z.object({ erasedTickets: count }),
    status: 200,
    ability: 'signedIn',
    rate: 'write',
    idempotency: 'none',
  }),
};

export type Consent = z.output<typeof consent>;
