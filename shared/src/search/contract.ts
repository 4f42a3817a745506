/** Finding what is there already: open matters nearby that read like one about to be submitted. */
import { endpoint } from '../kit/endpoint';
import { choice, count, flag, instant, point, text, z } from '../kit/schema';
import { CONTENT_MAX, submitBody } from '../ticket/contract';
import { ticketStatuses } from '../ticket/ticket';

export const similarTicket = z.object({
  id: z.string(),
  excerpt: z.string(),
  place: z.string(),
  status: choice(ticketStatuses),
  submittedAt: instant,
  /** How many raised it, the first included. */
  people: count,
  /** The reader is one of them. */
  joined: z.optional(flag),
});
export type SimilarTicket = z.output<typeof similarTicket>;

export const searchEndpoints = {
  findSimilar: endpoint({
    method: 'POST',
    path: '/api/tickets/similar',
    tag: '工单',
    summary: '附近正在办理的相似事项，可以“我也遇到”',
    body: z.strictObject({
      content: text(CONTENT_MAX),
      scene: submitBody.shape.place.shape.scene,
      point: z.optional(point),
    }),
    response: z.object({ items: z.array(similarTicket) }),
    status: 200,
    ability: 'ticket.similar',
    rate: 'read',
    idempotency: 'none',
  }),
};

declare module '../kit/endpoint' {
  interface Abilities {
    'ticket.similar': true;
  }
}
