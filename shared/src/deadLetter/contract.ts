/** Deliveries that failed too often (dead letters): the administrator sees why, has them delivered again or lays them aside. */
import { endpoint } from '../kit/endpoint';
import { count, instant, pageSize, text, z } from '../kit/schema';

const letterId = z.string('编号有误').check(z.regex(/^[\w.:*-]{1,160}$/, '编号有误'));
const subscription = z.string('名称有误').check(z.regex(/^(\*|[A-Za-z][\w-]{0,39})$/, '名称有误'));

const deadLetter = z.object({
  id: z.string(),
  /** The kind of record, and the document by its identifier and by what people call it. */
  record: z.string(),
  document: z.string(),
  label: z.optional(z.string()),
  /** Place of the event in the log; 0: the whole log. */
  seq: count,
  type: z.optional(z.string()),
  subscription: z.string(),
  reason: z.string(),
  attempts: count,
  firstAt: instant,
  lastAt: instant,
});

const replayed = z.object({
  replayed: count,
  /** Their document is no more. */
  gone: count,
});

export const deadLetterEndpoints = {
  listDeadLetters: endpoint({
    method: 'GET',
    path: '/api/dead-letters',
    tag: '系统运行',
    summary: '多次重试仍未完成的后续处理，新的在前；以及正在等待的数量',
    query: z.strictObject({ subscription: z.optional(subscription), limit: pageSize() }),
    response: z.object({
      items: z.array(deadLetter),
      total: count,
      bySubscription: z.array(z.object({ subscription: z.string(), count })),
      lag: z.object({ waiting: count, oldestMs: count, retrying: count }),
    }),
    status: 200,
    ability: 'outbox.manage',
    rate: 'read',
    idempotency: 'none',
  }),
  replayDeadLetter: endpoint({
    method: 'POST',
    path: '/api/dead-letters/:id/replay',
    tag: '系统运行',
    summary: '故障排除后，重新处理一条',
    params: z.strictObject({ id: letterId }),
    response: replayed,
    status: 200,
    ability: 'outbox.manage',
    rate: 'write',
    idempotency: 'none',
  }),
  replayDeadLetters: endpoint({
    method: 'POST',
    path: '/api/dead-letters/replay',
    tag: '系统运行',
    summary: '故障排除后，重新处理某一类；不写类别就是全部',
    body: z.strictObject({ subscription: z.optional(subscription) }),
    response: replayed,
    status: 200,
    ability: 'outbox.manage',
    rate: 'write',
    idempotency: 'none',
  }),
  discardDeadLetter: endpoint({
    method: 'POST',
    path: '/api/dead-letters/:id/discard',
    tag: '系统运行',
    summary: '确认不再需要，写明原因后作废',
    params: z.strictObject({ id: letterId }),
    body: z.strictObject({ reason: text(200, 2) }),
    response: deadLetter,
    status: 200,
    ability: 'outbox.manage',
    rate: 'write',
    idempotency: 'none',
  }),
};

export type DeadLetterView = z.output<typeof deadLetter>;

declare module '../kit/endpoint' {
  interface Abilities {
    'outbox.manage': true;
  }
}
