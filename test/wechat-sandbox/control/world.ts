/** Control of the world: faults, clock, limits, tokens, verdicts, the push address, the log. */
import { z } from 'zod';
import { WechatFault, type Endpoint } from '../endpoint';
import { settleAll } from '../pay/moveBill';
import { checkPushUrl, sendPush } from '../push/send';
import { faultSchema } from '../state/faults';
import { post } from './post';

const nothing = z.strictObject({});

const faults = post('faults', z.union([faultSchema, z.array(faultSchema)]), (body, { faults, clock }) => {
  for (const fault of [body].flat()) faults.add(fault, clock.now());
  return { ok: true };
});

const noFaults = post('faults/clear', nothing, (_, world) => {
  world.faults.clear();
  return { ok: true };
});

const turnClock = post('clock', z.strictObject({ seconds: z.number().min(0) }), ({ seconds }, world) => {
  world.clock.turn(seconds * 1000);
  if (world.usesPay()) settleAll(world);
  return { now: new Date(world.clock.now()).toISOString() };
});

const limit = z.strictObject({
  path: z.string(),
  calls: z.int().min(0),
  seconds: z.int().min(1),
  errcode: z.int().default(45009),
});
const limits = post('limits', limit, ({ path, ...rest }, world) => {
  world.limits.override(path, [rest]);
  return { ok: true };
});

/** As if another process had forced a new token: what everybody holds is 40001 from now on. */
const revoke = post('tokens/revoke', nothing, (_, { tokens, mini }) => {
  tokens.revoke(mini.appId);
  return { ok: true };
});

const rule = z.strictObject({
  phrase: z.string().min(1),
  suggest: z.enum(['pass', 'review', 'risky']),
  label: z.int().default(20006),
});
const verdicts = post(
  'verdicts',
  z.strictObject({ text: z.array(rule).optional(), media: z.array(rule).optional() }),
  ({ text, media }, { moderation }) => {
    if (text) moderation.setTextRules(text);
    if (media) moderation.setMediaRules(media);
    return { ok: true };
  },
);

/**
 * Saves the push address; as in WeChat's console it must answer the signed GET, unless `check` is off.
 * Without token and key those of the announcement are meant.
 */
const callback = post(
  'callback',
  z.strictObject({
    url: z.url(),
    token: z
      .string()
      .regex(/^[A-Za-z0-9]{3,32}$/)
      .optional(),
    aesKey: z
      .string()
      .regex(/^[A-Za-z0-9]{43}$/)
      .optional(),
    check: z.boolean().default(true),
  }),
  async ({ check, url, token, aesKey }, { mini, clock }) => {
    const target = { url, token: token ?? mini.pushToken, aesKey: aesKey ?? mini.pushAesKey };
    if (check && !(await checkPushUrl(target, clock.now()))) {
      throw new WechatFault(-1, 'the address did not return the echostr');
    }
    mini.push = target;
    return { ok: true };
  },
);

const push = post(
  'push',
  z.strictObject({
    event: z.record(z.string(), z.unknown()),
    fault: z.enum(['duplicate', 'tampered', 'wrong-appid', 'wrong-signature', 'lost']).optional(),
  }),
  ({ event, fault }, world) => sendPush(world, world.mini, event, fault),
);

const media = post(
  'media',
  z.strictObject({
    publicHosts: z.array(z.string()).default([]),
    delayMs: z.int().min(0).max(1_800_000).optional(),
  }),
  ({ publicHosts, delayMs }, world) => {
    for (const host of publicHosts) world.publicHosts.add(host);
    if (delayMs !== undefined) world.mediaDelayMs = delayMs;
    return { ok: true };
  },
);

const pages = post('pages', z.strictObject({ pages: z.array(z.string()) }), ({ pages }, { mini }) => {
  mini.pages = new Set(pages);
  return { ok: true };
});

const release = post('release', z.strictObject({ released: z.boolean() }), ({ released }, { mini }) => {
  mini.released = released;
  return { ok: true };
});

const calls: Endpoint = {
  method: 'GET',
  path: '/__sandbox/calls',
  answer: (request, world) => ({ json: { calls: world.calls.list(request.query.get('path') ?? '') } }),
};

const clearCalls = post('calls/clear', nothing, (_, world) => {
  world.calls.clear();
  return { ok: true };
});

export const worldControl: readonly Endpoint[] = [
  faults,
  noFaults,
  turnClock,
  limits,
  revoke,
  verdicts,
  callback,
  push,
  media,
  pages,
  release,
  calls,
  clearCalls,
];
