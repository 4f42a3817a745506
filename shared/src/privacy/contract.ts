/** Consents, and everyone's own data. */
import { endpoint } from '../kit/endpoint';
import { choice, count, flag, instant, z } from '../kit/schema';

export const consentKinds = ['privacy', 'notices', 'location'] as const;
export type ConsentKind = (typeof consentKinds)[number];

/** The texts people agree to; a new version asks again. */
export const consentVersions: Record<ConsentKind, number> = { privacy: 2, notices: 1, location: 1 };

const consent = z.object({ kind: choice(consentKinds), version: count, given: flag, at: instant });

export const privacyEndpoints = {
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
      person: z.object({
        id: z.string(),
        name: z.string(),
        phone: z.optional(z.string()),
        phoneVerifiedAt: z.optional(instant),
        address: z.optional(z.string()),
      }),
      consents: z.array(consent),
      tickets: z.array(z.unknown()),
      /** What was added to tickets: joined, urged, supplemented. */
      ticketFacts: z.array(z.unknown()),
      suggestions: z.array(z.unknown()),
      /** Which suggestions were co-signed. */
      cosigned: z.array(z.unknown()),
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
