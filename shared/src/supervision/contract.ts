/** Supervision (督办) at a glance. */
import { endpoint } from '../kit/endpoint';
import { choice, count, z } from '../kit/schema';
import { superviseLevels } from '../ticket/ticket';

export const supervisionEndpoints = {
  readSupervision: endpoint({
    method: 'GET',
    path: '/api/supervision',
    tag: '督办',
    summary: '日常、重点、专班三级督办各有多少件，其中多少件超期',
    response: z.object({
      levels: z.array(z.object({ level: choice(superviseLevels), open: count, overdue: count })),
    }),
    status: 200,
    ability: 'supervision.read',
    rate: 'read',
    idempotency: 'none',
  }),
};

declare module '../kit/endpoint' {
  interface Abilities {
    'supervision.read': true;
  }
}
