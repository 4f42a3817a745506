/** Plain-link QR rules: /cgi-bin/wxopen/qrcodejumpadd, …jumppublish and …jumpget. */
import { z } from 'zod';
import { bodyAs } from '../body';
import { WechatFault, type Endpoint } from '../endpoint';
import type { AddedRule } from '../state/linkRules';

const schema = z.object({
  prefix: z.string(),
  permit_sub_rule: z.union([z.literal(1), z.literal(2)]),
  path: z.string(),
  open_version: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  is_edit: z.union([z.literal(0), z.literal(1)]),
});

const faults: Record<Exclude<AddedRule, 'ok'>, readonly [number, string]> = {
  exists: [85071, 'rule exists already'],
  taken: [85072, 'prefix is taken by another rule'],
  full: [85073, 'too many rules'],
  missing: [85076, 'no such rule'],
};

/** An address with a scheme and a path, in lower case up to its host, without query or fragment. */
const isPrefix = (prefix: string): boolean => {
  if (!URL.canParse(prefix)) return false;
  const { protocol, search, hash, pathname } = new URL(prefix);
  return /^https?:$/.test(protocol) && search === '' && hash === '' && pathname.length > 1;
};

export const addLinkRule: Endpoint = {
  method: 'POST',
  path: '/cgi-bin/wxopen/qrcodejumpadd',
  token: true,
  answer(request, world) {
    const { prefix, permit_sub_rule, path, is_edit } = bodyAs(request, schema);
    if (!isPrefix(prefix)) throw new WechatFault(85066, 'invalid prefix');
    if (!world.mini.pages.has(path)) throw new WechatFault(41030, 'invalid page');
    const result = world.linkRules.add({ prefix, path, exclusive: permit_sub_rule === 2 }, is_edit === 1);
    if (result !== 'ok') throw new WechatFault(...faults[result]);
    return { json: { errcode: 0, errmsg: 'ok' }, note: { prefix, path } };
  },
};

export const publishLinkRule: Endpoint = {
  method: 'POST',
  path: '/cgi-bin/wxopen/qrcodejumppublish',
  token: true,
  limits: [{ calls: 100, seconds: 30 * 86_400, errcode: 85095 }],
  answer(request, world) {
    const { prefix } = bodyAs(request, z.object({ prefix: z.string() }));
    if (!world.linkRules.publish(prefix)) throw new WechatFault(85076, 'no such rule');
    return { json: { errcode: 0, errmsg: 'ok' }, note: { prefix } };
  },
};

export const listLinkRules: Endpoint = {
  method: 'POST',
  path: '/cgi-bin/wxopen/qrcodejumpget',
  token: true,
  answer(_request, world) {
    const rule_list = world.linkRules.list().map(({ prefix, path, exclusive, state }) => ({
      prefix,
      path,
      permit_sub_rule: exclusive ? 2 : 1,
      state: state === 'published' ? 2 : 1,
    }));
    return { json: { errcode: 0, errmsg: 'ok', qrcodejump_open: 1, list_size: rule_list.length, rule_list } };
  },
};
