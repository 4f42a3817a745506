/** The second factor of staff: an authenticator, and recovery codes for when it is lost. */
import { endpoint } from '../kit/endpoint';
import { count, instant, z } from '../kit/schema';

/** Six digits of the authenticator, or one of the recovery codes as they were shown. */
const factorCode = z
  .string('请填写验证码')
  .check(z.trim(), z.regex(/^(\d{6}|[A-Za-z2-7]{4}(-?[A-Za-z2-7]{4}){3})$/, '验证码是 6 位数字'));

export const secondFactorEndpoints = {
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
};

declare module '../kit/endpoint' {
  interface Abilities {
    secondFactor: true;
  }
}
