/** Web login through the official account: the authorisation page and the exchange of its code. */
import { randomBytes } from 'node:crypto';
import { requiredQuery, WechatFault, type Endpoint } from '../endpoint';
import { checkAccount } from './account';

/** Stands for open.weixin.qq.com: the person agrees at once. `sandbox_person` says who it is. */
export const authorize: Endpoint = {
  method: 'GET',
  path: '/connect/oauth2/authorize',
  answer(request, world) {
    const { official, codes, clock } = world;
    if (requiredQuery(request, 'appid') !== official.appId) throw new WechatFault(40013, 'invalid appid');
    const back = requiredQuery(request, 'redirect_uri', 10003);
    if (!URL.canParse(back) || !official.hosts.has(new URL(back).hostname)) {
      throw new WechatFault(10003, 'redirect_uri is not of a registered host');
    }
    const scope = request.query.get('scope') ?? '';
    if (!['snsapi_base', 'snsapi_userinfo'].includes(scope)) throw new WechatFault(10005, 'invalid scope');
    if (request.query.get('response_type') !== 'code') throw new WechatFault(40002, 'invalid response_type');
    const person = request.query.get('sandbox_person') ?? '沙箱市民';
    const url = new URL(back);
    url.searchParams.set('code', codes.issue('web', official.appId, person, clock.now(), scope));
    url.searchParams.set('state', request.query.get('state') ?? '');
    return { redirect: url.href };
  },
};

export const oauthAccessToken: Endpoint = {
  method: 'GET',
  path: '/sns/oauth2/access_token',
  contentType: 'text/plain',
  answer(request, world) {
    const { official, codes, people, clock } = world;
    checkAccount(official, requiredQuery(request, 'appid'), requiredQuery(request, 'secret', 41004));
    if (request.query.get('grant_type') !== 'authorization_code') {
      throw new WechatFault(40002, 'invalid grant_type');
    }
    const code = requiredQuery(request, 'code', 41008);
    const redeemed = codes.redeem('web', official.appId, code, clock.now());
    if (redeemed === 'used') throw new WechatFault(40163, 'code been used');
    if (typeof redeemed === 'string') throw new WechatFault(40029, 'invalid code');
    const { person, scope } = redeemed;
    const openid = people.openid(official.appId, person);
    const union = scope === 'snsapi_userinfo' ? { unionid: people.unionid(person) } : {};
    const secret = (): string => randomBytes(48).toString('base64url');
    return {
      json: { access_token: secret(), expires_in: 7200, refresh_token: secret(), openid, scope, ...union },
      note: { openid, scope },
    };
  },
};
