/** Control of people: what the phone would do. Codes, visits, phone numbers, "allow" for messages, scans. */
import { z } from 'zod';
import { bodyAs } from '../body';
import { WechatFault, type Endpoint } from '../endpoint';

const person = z.string().min(1).default('沙箱市民');

/** `wx.login` of a person: a code, and who it will turn out to be. */
const loginCode: Endpoint = {
  method: 'POST',
  path: '/__sandbox/codes',
  answer(request, world) {
    const schema = z.strictObject({
      person,
      kind: z.enum(['login', 'phone', 'web']).default('login'),
      /** A person whom WeChat's risk control stops: answers 40226. */
      blocked: z.boolean().default(false),
      /** Web only. */
      scope: z.enum(['snsapi_base', 'snsapi_userinfo']).default('snsapi_userinfo'),
      /** Another mini-program's button. */
      app: z.string().optional(),
    });
    const { person: name, kind, blocked, scope, app } = bodyAs(request, schema);
    const appId = app ?? (kind === 'web' ? world.official : world.mini).appId;
    // Paid for when the person shows the number, not when it is fetched.
    if (kind === 'phone' && !world.phoneService.spend(appId)) {
      throw new WechatFault(1400001, 'getPhoneNumber:fail no quota');
    }
    const extra = kind === 'web' ? scope : blocked ? 'blocked' : '';
    const code = world.codes.issue(kind, appId, name, world.clock.now(), extra);
    return { json: { code, openid: world.people.openid(appId, name), unionid: world.people.unionid(name) } };
  },
};

const phone: Endpoint = {
  method: 'POST',
  path: '/__sandbox/phone',
  answer(request, world) {
    const body = bodyAs(request, z.strictObject({ person, phone: z.string().regex(/^\d{5,15}$/) }));
    world.people.setPhone(body.person, body.phone);
    return { json: { openid: world.people.openid(world.mini.appId, body.person) } };
  },
};

const phoneService: Endpoint = {
  method: 'POST',
  path: '/__sandbox/phone/service',
  answer(request, { phoneService: service, mini: { appId } }) {
    const schema = z.strictObject({ open: z.boolean().optional(), left: z.int().min(0).optional() });
    const { open, left } = bodyAs(request, schema);
    service.set(appId, { ...(open === undefined ? {} : { open }), ...(left === undefined ? {} : { left }) });
    return { json: { open: service.open(appId), left: service.left(appId) } };
  },
};

const visit: Endpoint = {
  method: 'POST',
  path: '/__sandbox/visits',
  answer(request, world) {
    const { person: name } = bodyAs(request, z.strictObject({ person }));
    world.people.visit(world.mini.appId, name, world.clock.now());
    return { json: { openid: world.people.openid(world.mini.appId, name) } };
  },
};

/** The person tapped "allow" so many times. */
const consent: Endpoint = {
  method: 'POST',
  path: '/__sandbox/consents',
  answer(request, world) {
    const schema = z.strictObject({
      openid: z.string(),
      templateId: z.string(),
      count: z.int().min(1).max(1000).default(1),
    });
    const { openid, templateId, count } = bodyAs(request, schema);
    const { mini, consents } = world;
    if (!mini.templates.has(templateId)) throw new WechatFault(40037, 'invalid template_id');
    consents.grant(mini.appId, openid, templateId, count);
    return { json: { left: consents.left(mini.appId, openid, templateId) } };
  },
};

/** The messages that reached phones. */
const messages: Endpoint = {
  method: 'GET',
  path: '/__sandbox/messages',
  answer(request, world) {
    const openid = request.query.get('openid');
    return { json: { messages: world.messages.filter((one) => openid === null || one.openid === openid) } };
  },
};

/** Scans a plain-link QR code. */
const scan: Endpoint = {
  method: 'POST',
  path: '/__sandbox/scan',
  answer(request, world) {
    const { url } = bodyAs(request, z.strictObject({ url: z.string() }));
    const opened = world.linkRules.scan(url, world.clock.now());
    return { json: opened ? { opens: 'page', ...opened } : { opens: 'browser', url } };
  },
};

export const peopleControl: readonly Endpoint[] = [
  loginCode,
  phone,
  phoneService,
  visit,
  consent,
  messages,
  scan,
];
