/** Contents held for a person (内容复核): the ticket goes its way meanwhile. */
import { endpoint } from '../kit/endpoint';
import { choice, count, instant, note, z } from '../kit/schema';
import { photoView } from '../photo/contract';
import { holdStatuses } from './hold';

const held = z.object({
  id: z.string(),
  ticketId: z.string(),
  number: z.string(),
  state: choice(holdStatuses),
  /** What raised the doubt. */
  text: z.boolean(),
  images: count,
  at: instant,
  /** What was written there. */
  content: z.string(),
  /** The doubtful pictures. */
  photos: z.array(photoView),
});

export const moderationEndpoints = {
  listHeld: endpoint({
    method: 'GET',
    path: '/api/moderation',
    tag: '内容复核',
    summary: '等待人工复核的内容',
    response: z.object({ items: z.array(held) }),
    status: 200,
    ability: 'content.judge',
    rate: 'read',
    idempotency: 'none',
  }),
  decideHeld: endpoint({
    method: 'POST',
    path: '/api/moderation/:check/decide',
    tag: '内容复核',
    summary: '复核：放行，或不公开图片（写明原因）；诉求都照常办理',
    params: z.strictObject({
      /** Of an event of the ticket's log, or of what was added beside it. */
      check: z.string().check(z.regex(/^[0-9a-f]{24}(\.\d{1,6}|:supplement:[\w-]{24,43})$/, '编号有误')),
    }),
    body: z.strictObject({ decision: choice(['pass', 'hide']), note: note(200) }),
    response: held,
    status: 200,
    ability: 'content.judge',
    rate: 'write',
    idempotency: 'none',
  }),
};

export type HeldView = z.output<typeof held>;

declare module '../kit/endpoint' {
  interface Abilities {
    'content.judge': true;
  }
}
