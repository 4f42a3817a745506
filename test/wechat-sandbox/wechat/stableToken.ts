/** POST /cgi-bin/stable_token: the same token to everybody while it is valid; forcing is rationed. */
import { z } from 'zod';
import { bodyAs } from '../body';
import { WechatFault, type Endpoint } from '../endpoint';
import { checkAccount } from './account';

const schema = z.object({
  grant_type: z.literal('client_credential'),
  appid: z.string(),
  secret: z.string(),
  force_refresh: z.boolean().optional(),
});

export const stableToken: Endpoint = {
  method: 'POST',
  path: '/cgi-bin/stable_token',
  limits: [
    { calls: 10_000, seconds: 60, errcode: 45009 },
    { calls: 500_000, seconds: 86_400, errcode: 45009 },
  ],
  answer(request, world) {
    const { appid, secret, force_refresh = false } = bodyAs(request, schema, 40002);
    checkAccount(world.mini, appid, secret);
    const answer = world.tokens.ask(appid, force_refresh, world.clock.now());
    if (answer === 'quota') throw new WechatFault(45009, 'reach max api daily quota limit');
    return {
      json: { access_token: answer.token, expires_in: answer.expiresInSeconds },
      note: { forced: force_refresh },
    };
  },
};
