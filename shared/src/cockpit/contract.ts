/** What leaders see at a glance: what is open now, and what ended of late. */
import { endpoint } from '../kit/endpoint';
import { choice, count, z } from '../kit/schema';
import { ticketStatuses } from '../ticket/ticket';

const statusCount = z.object({ status: choice(ticketStatuses), count });

export const cockpitEndpoints = {
  readSummary: endpoint({
    method: 'GET',
    path: '/api/summary',
    tag: '城市',
    summary: '此刻：在办各状态数量、超期、今日新增、各单位在办',
    response: z.object({
      /** The open ones. */
      statuses: z.array(statusCount),
      open: count,
      /** Whoever has them: units and the centre. */
      overdue: count,
      dueSoon: count,
      /** The time their requesters were told is over. */
      pastDue: count,
      /** What waits for the centre itself. */
      centre: z.object({ open: count, overdue: count }),
      /** What waits for an answer of its requester. */
      withRequester: count,
      submittedToday: count,
      closedToday: count,
      units: z.array(
        /** What they lead; overdue is what they have and are late with themselves. */
        z.object({ unit: z.object({ id: z.string(), name: z.string() }), open: count, overdue: count }),
      ),
    }),
    status: 200,
    ability: 'summary.read',
    rate: 'read',
    idempotency: 'none',
  }),
  readRecent: endpoint({
    method: 'GET',
    path: '/api/summary/recent',
    tag: '城市',
    summary: '近期：办完的各状态数量，反映最多的分类',
    response: z.object({
      /** How many days, today included. */
      days: count,
      ended: z.array(statusCount),
      categories: z.array(z.object({ name: z.string(), count })),
    }),
    status: 200,
    ability: 'summary.read',
    rate: 'read',
    idempotency: 'none',
  }),
};

export type Summary = z.output<(typeof cockpitEndpoints)['readSummary']['response']>;
export type Recent = z.output<(typeof cockpitEndpoints)['readRecent']['response']>;

declare module '../kit/endpoint' {
  interface Abilities {
    'summary.read': true;
  }
}
