/** Visits (入户走访): a grid worker writes down each call at a household; what was found may become a ticket. */
import { ticketTypes } from '../ticket/ticket';
import { endpoint } from '../kit/endpoint';
import { choice, cursor, instant, localDate, note, pageOf, pageSize, photoIds, text, z } from '../kit/schema';

const visitView = z.object({
  id: z.string(),
  household: z.string(),
  note: z.string(),
  at: instant,
  gridName: z.string(),
  ticketId: z.optional(z.string()),
  ticketNumber: z.optional(z.string()),
});

export const visitEndpoints = {
  recordVisit: endpoint({
    method: 'POST',
    path: '/api/visits',
    tag: '网格',
    summary: '登记一次入户走访；发现的问题可以同时上报',
    body: z.strictObject({
      household: text(60),
      note: note(),
      /** When the visit took place; a visit written down without signal is sent later. */
      at: z.optional(instant),
      matter: z.optional(
        z.strictObject({
          type: z._default(choice(ticketTypes), 'help'),
          content: text(2000, 5),
          photos: photoIds(),
        }),
      ),
    }),
    response: visitView,
    status: 201,
    ability: 'visit.record',
    rate: 'write',
    idempotency: 'key',
  }),
  listVisits: endpoint({
    method: 'GET',
    path: '/api/visits',
    tag: '网格',
    summary: '我的走访记录',
    query: z.strictObject({ day: z.optional(localDate), cursor, limit: pageSize() }),
    response: pageOf(visitView),
    status: 200,
    ability: 'visit.list',
    rate: 'read',
    idempotency: 'none',
  }),
};

export type VisitView = z.output<typeof visitView>;

declare module '../kit/endpoint' {
  interface Abilities {
    'visit.record': true;
    'visit.list': true;
  }
}
