/** House calls: asked for by residents, answered by units. */
import { endpoint } from '../kit/endpoint';
import { choice, cursor, flag, instant, objectId, pageOf, pageSize, photoIds, text, z } from '../kit/schema';
import { photoView } from '../photo/contract';
import { houseCallStatuses } from './houseCall';

const houseCall = z.object({
  id: z.string(),
  ticketNumber: z.string(),
  status: choice(houseCallStatuses),
  unit: z.string(),
  askedAt: instant,
  day: z.optional(z.string()),
  reason: z.optional(z.string()),
  /** For the unit that comes, and for whoever asked. */
  doorway: z.optional(z.string()),
  phone: z.optional(z.string()),
  photos: z.array(photoView),
  own: flag,
});

export const houseCallEndpoints = {
  askForHouseCall: endpoint({
    method: 'POST',
    path: '/api/house-calls',
    tag: '上门办理',
    summary: '请承办单位上门',
    body: z.strictObject({
      ticketId: objectId,
      doorway: text(100, 2),
      phone: z.string('请填写电话').check(z.regex(/^[\d-]{7,20}$/, '电话有误，请核对')),
      photos: photoIds(3),
    }),
    response: houseCall,
    status: 201,
    ability: 'houseCall.ask',
    rate: 'submit',
    idempotency: 'key',
  }),
  listHouseCalls: endpoint({
    method: 'GET',
    path: '/api/house-calls',
    tag: '上门办理',
    summary: '我请的，或者请我们单位的上门',
    query: z.strictObject({ limit: pageSize(), cursor }),
    response: pageOf(houseCall),
    status: 200,
    ability: 'houseCall.list',
    rate: 'read',
    idempotency: 'none',
  }),
  answerHouseCall: endpoint({
    method: 'POST',
    path: '/api/house-calls/:id/answer',
    tag: '上门办理',
    summary: '约定日期；不填日期就是不能上门，请写原因',
    params: z.strictObject({ id: objectId }),
    body: z.strictObject({
      day: z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/, '日期有误'))),
      reason: z._default(text(200), ''),
    }),
    response: houseCall,
    status: 200,
    ability: 'houseCall.answer',
    rate: 'write',
    idempotency: 'none',
  }),
};

export type HouseCallView = z.output<typeof houseCall>;

declare module '../kit/endpoint' {
  interface Abilities {
    'houseCall.ask': true;
    'houseCall.list': true;
    'houseCall.answer': true;
  }
}
