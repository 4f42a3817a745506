/** Seeing who asked to be kept unknown (举报, 匿名): one asks with a reason, another approves, the requester is told. */
import { endpoint } from '../kit/endpoint';
import { choice, flag, instant, note, objectId, text, z } from '../kit/schema';

export const unmaskingStates = ['waiting', 'approved', 'refused'] as const;

const unmasking = z.object({
  id: z.string(),
  ticketId: z.string(),
  number: z.string(),
  state: choice(unmaskingStates),
  reason: z.string(),
  /** Name and unit of who asks. */
  who: z.string(),
  at: instant,
  own: flag,
  /** The caller may decide it now. */
  mayDecide: flag,
  decidedAt: z.optional(instant),
  note: z.optional(z.string()),
  /** An approval holds until then. */
  until: z.optional(instant),
});

/** What an office is shown once; absent where nothing is known. */
const identity = z.object({
  name: z.optional(z.string()),
  phone: z.optional(z.string()),
  address: z.optional(z.string()),
});

export const unmaskingEndpoints = {
  unmaskRequester: endpoint({
    method: 'POST',
    path: '/api/tickets/:id/unmask',
    tag: '隐私',
    summary: '查看诉求人的完整联系方式；写明用途并留痕',
    params: z.strictObject({ id: objectId }),
    body: z.strictObject({ reason: text(200, 2) }),
    response: identity,
    status: 200,
    ability: 'ticket.unmask',
    rate: 'write',
    idempotency: 'none',
    secondFactor: true,
  }),
  unmaskAuthor: endpoint({
    method: 'POST',
    path: '/api/suggestions/:id/unmask',
    tag: '隐私',
    summary: '查看建议人的完整联系方式；写明用途并留痕',
    params: z.strictObject({ id: objectId }),
    body: z.strictObject({ reason: text(200, 2) }),
    response: identity,
    status: 200,
    ability: 'suggestion.unmask',
    rate: 'write',
    idempotency: 'none',
    secondFactor: true,
  }),
  requestUnmasking: endpoint({
    method: 'POST',
    path: '/api/tickets/:id/unmask-requests',
    tag: '隐私',
    summary: '申请查看要求保密的诉求人（举报、匿名）；写明理由，由另一个人批准',
    params: z.strictObject({ id: objectId }),
    body: z.strictObject({ reason: text(200, 2) }),
    response: unmasking,
    status: 201,
    ability: 'ticket.unmask',
    rate: 'write',
    idempotency: 'none',
    secondFactor: true,
  }),
  listUnmaskings: endpoint({
    method: 'GET',
    path: '/api/unmask-requests',
    tag: '隐私',
    summary: '查看身份的申请：等我批准的，和我提出的',
    response: z.object({ items: z.array(unmasking) }),
    status: 200,
    ability: 'ticket.unmask',
    rate: 'read',
    idempotency: 'none',
  }),
  decideUnmasking: endpoint({
    method: 'POST',
    path: '/api/unmask-requests/:request/decide',
    tag: '隐私',
    summary: '批准或不批准查看身份；不能批准自己的申请，批准后 24 小时内有效',
    params: z.strictObject({ request: objectId }),
    body: z.strictObject({ approved: flag, note: note(200) }),
    response: unmasking,
    status: 200,
    ability: 'unmask.decide',
    rate: 'write',
    idempotency: 'none',
    secondFactor: true,
  }),
};

export type UnmaskingView = z.output<typeof unmasking>;

declare module '../kit/endpoint' {
  interface Abilities {
    'ticket.unmask': true;
    'suggestion.unmask': true;
    'unmask.decide': true;
  }
}
