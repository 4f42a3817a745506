/** POST /wxa/business/getuserphonenumber: a code from the phone-number button, once, bound to its openid. */
import { z } from 'zod';
import { bodyAs } from '../body';
import { WechatFault, type Endpoint } from '../endpoint';

const schema = z.object({ code: z.string().min(1), openid: z.string().optional() });

export const phoneNumber: Endpoint = {
  method: 'POST',
  path: '/wxa/business/getuserphonenumber',
  token: true,
  limits: [{ calls: 10_000, seconds: 60, errcode: 45011 }],
  answer(request, world) {
    const { code, openid } = bodyAs(request, schema);
    const { people, clock, phoneService } = world;
    if (!phoneService.open(request.appId)) throw new WechatFault(48001, 'api unauthorized');
    const redeemed = world.codes.redeem('phone', request.appId, code, clock.now());
    if (typeof redeemed === 'string') throw new WechatFault(40029, 'invalid code');
    if (openid !== undefined && openid !== people.openid(request.appId, redeemed.person)) {
      throw new WechatFault(40029, 'code and openid do not belong together');
    }
    const phone = people.phone(redeemed.person);
    const watermark = { timestamp: Math.floor(clock.now() / 1000), appid: request.appId };
    return {
      json: {
        errcode: 0,
        errmsg: 'ok',
        phone_info: { phoneNumber: phone, purePhoneNumber: phone, countryCode: '86', watermark },
      },
      note: { bound: openid !== undefined },
    };
  },
};
