/** POST /cgi-bin/message/subscribe/send: one message for one "allow", every field in its format. */
import { z } from 'zod';
import { isPublished } from '../accounts';
import { bodyAs } from '../body';
import { WechatFault, type Endpoint } from '../endpoint';
import { fieldFault } from './fieldFormats';

const schema = z.object({
  touser: z.string(),
  template_id: z.string(),
  page: z.string().optional(),
  data: z.record(z.string(), z.object({ value: z.unknown() })),
  miniprogram_state: z.enum(['developer', 'trial', 'formal']).default('formal'),
  lang: z.enum(['zh_CN', 'en_US', 'zh_HK', 'zh_TW']).optional(),
});

function checkFields(fields: readonly string[], data: Record<string, { value?: unknown }>): void {
  for (const field of fields) {
    const fault = fieldFault(field, data[field]?.value ?? '');
    if (fault)
      throw new WechatFault(
        47003,
        `argument invalid! data.${field}.value ${fault === 'empty' ? 'is empty' : 'invalid'}`,
      );
  }
  const extra = Object.keys(data).find((field) => !fields.includes(field));
  if (extra) throw new WechatFault(47003, `argument invalid! data.${extra} is not in the template`);
}

export const subscribeSend: Endpoint = {
  method: 'POST',
  path: '/cgi-bin/message/subscribe/send',
  token: true,
  limits: [{ calls: 10_000_000, seconds: 86_400, errcode: 45009 }],
  answer(request, world) {
    const { touser, template_id, page = '', data, miniprogram_state } = bodyAs(request, schema, 47003);
    const { mini, people, consents, messages, clock } = world;
    if (!people.named(mini.appId, touser)) throw new WechatFault(40003, 'invalid openid');
    const fields = mini.templates.get(template_id);
    if (!fields) throw new WechatFault(40037, 'invalid template_id');
    const path = page.split('?', 1)[0] ?? '';
    const opens = miniprogram_state === 'formal' ? isPublished(mini, path) : mini.pages.has(path);
    if (path !== '' && !opens) throw new WechatFault(41030, 'invalid page');
    checkFields(fields, data);
    if (!consents.take(mini.appId, touser, template_id)) {
      throw new WechatFault(43101, 'user refuse to accept the msg');
    }
    const values = Object.entries(data).map(([name, { value }]) => [name, String(value)]);
    messages.push({
      at: new Date(clock.now()).toISOString(),
      openid: touser,
      templateId: template_id,
      page,
      state: miniprogram_state,
      data: Object.fromEntries(values) as Record<string, string>,
    });
    return {
      json: { errcode: 0, errmsg: 'ok', msgid: messages.length },
      note: { openid: touser, template: template_id },
    };
  },
};
