/** What a person lets the program remember of them (我的资料): filled into forms, changed and erased by them alone. */
import { wechatCode } from './contract';
import { endpoint } from '../kit/endpoint';
import { personName } from '../kit/personName';
import { flag, note, telephone, z } from '../kit/schema';

export const ADDRESS_MAX = 120;

const profile = z.object({
  name: z.string(),
  phone: z.optional(z.string()),
  /** WeChat vouches for it. */
  phoneVerified: flag,
  address: z.string(),
  /** Name and phone are those of the roster of staff, and changed there. */
  fromRoster: flag,
});

export const profileEndpoints = {
  readProfile: endpoint({
    method: 'GET',
    path: '/api/me/profile',
    tag: '登录',
    summary: '我的资料：称呼、电话、地址，提交时自动填好',
    response: profile,
    status: 200,
    ability: 'signedIn',
    rate: 'read',
    idempotency: 'none',
  }),
  saveProfile: endpoint({
    method: 'POST',
    path: '/api/me/profile',
    tag: '登录',
    summary: '修改我的资料；留空就是删除。改了电话，要重新验证',
    body: z.strictObject({
      name: personName,
      phone: z.optional(z.union([z.literal(''), telephone])),
      address: note(ADDRESS_MAX),
    }),
    response: profile,
    status: 200,
    ability: 'signedIn',
    rate: 'write',
    idempotency: 'none',
  }),
  provePhone: endpoint({
    method: 'POST',
    path: '/api/me/phone',
    tag: '登录',
    summary: '用微信验证自己的手机号，存进我的资料',
    body: z.strictObject({ phoneCode: wechatCode }),
    response: profile,
    status: 200,
    ability: 'signedIn',
    rate: 'login',
    idempotency: 'none',
  }),
};

export type Profile = z.output<typeof profile>;
