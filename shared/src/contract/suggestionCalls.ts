/** Calls for ideas: a question with a start, an end and a code of its own. */
import { callPhases } from '../suggestion/call';
import { endpoint } from './endpoint';
import { choice, count, flag, instant, slug, text, z } from './schema';
import { unitName } from './ticketView';

const common = { tag: '人民建议', status: 200, rate: 'read', idempotency: 'none' } as const;
const title = text(60, 2);

const call = z.object({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  startsAt: instant,
  endsAt: instant,
  unit: z.optional(unitName),
  closed: flag,
  phase: choice(callPhases),
  suggestions: count,
  /** What the code of the call leads to. */
  link: z.string(),
});
const callBody = z.strictObject({
  title,
  text: text(2000),
  startsAt: instant,
  endsAt: instant,
  unitId: z.optional(slug),
  closed: z._default(flag, false),
});
const callParams = z.strictObject({ call: slug });

export const suggestionCallEndpoints = {
  listCalls: endpoint({
    ...common,
    method: 'GET',
    path: '/api/suggestion-calls',
    summary: '征集主题',
    response: z.object({ items: z.array(call) }),
    ability: 'public',
  }),
  readCall: endpoint({
    ...common,
    method: 'GET',
    path: '/api/suggestion-calls/:call',
    summary: '一个征集主题，扫码进入',
    params: callParams,
    response: call,
    ability: 'public',
  }),
  readCallCode: endpoint({
    ...common,
    method: 'GET',
    path: '/api/suggestion-calls/:call/code',
    summary: '征集主题的二维码（PNG），可以印出来张贴',
    params: callParams,
    response: z.unknown(),
    produces: 'image/png',
    ability: 'public',
  }),
  createCall: endpoint({
    ...common,
    method: 'POST',
    path: '/api/suggestion-calls',
    summary: '发起征集',
    body: callBody,
    response: call,
    status: 201,
    ability: 'suggestion.call',
    rate: 'write',
    idempotency: 'key',
  }),
  updateCall: endpoint({
    ...common,
    method: 'PUT',
    path: '/api/suggestion-calls/:call',
    summary: '修改或提前结束征集',
    params: callParams,
    body: callBody,
    response: call,
    ability: 'suggestion.call',
    rate: 'write',
  }),
};

export type CallView = z.output<typeof call>;
