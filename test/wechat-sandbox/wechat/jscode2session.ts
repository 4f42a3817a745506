/** GET /sns/jscode2session: a login code becomes an openid. The code works once, for five minutes. */
import { randomBytes } from 'node:crypto';
import { requiredQuery, WechatFault, type Endpoint } from '../endpoint';
import { checkAccount } from './account';

export const jscode2session: Endpoint = {
  method: 'GET',
  path: '/sns/jscode2session',
  contentType: 'text/plain',
  limits: [{ calls: 10_000, seconds: 60, errcode: 45011 }],
  answer(request, world) {
    const { mini, codes, people, clock } = world;
    checkAccount(mini, requiredQuery(request, 'appid'), requiredQuery(request, 'secret', 41004));
    if (request.query.get('grant_type') !== 'authorization_code') {
      throw new WechatFault(40002, 'invalid grant_type');
    }
    const code = requiredQuery(request, 'js_code', 41008);
    const redeemed = codes.redeem('login', mini.appId, code, clock.now());
    if (redeemed === 'used') throw new WechatFault(40163, 'code been used');
    if (typeof redeemed === 'string') throw new WechatFault(40029, 'invalid code');
    if (redeemed.scope === 'blocked') throw new WechatFault(40226, 'code blocked');
    people.visit(mini.appId, redeemed.person, clock.now());
    const openid = people.openid(mini.appId, redeemed.person);
    const session_key = randomBytes(16).toString('base64');
    // Success comes without `errcode`, as it may with the original.
    return { json: { session_key, openid, unionid: people.unionid(redeemed.person) }, note: { openid } };
  },
};
