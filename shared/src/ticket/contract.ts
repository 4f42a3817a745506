/** Tickets: submit, list, read. */
import { openSources } from '../intake/source';
import { lights } from './deadline';
import { contactWays, relations } from './reach';
import { superviseLevels, ticketStatuses, ticketTypes, urgencies } from './ticket';
import { endpoint } from '../kit/endpoint';
import { personName } from '../kit/personName';
import {
  choice,
  cursor,
  flag,
  note,
  objectId,
  pageOf,
  pageSize,
  photoIds,
  point,
  slug,
  telephone,
  text,
  z,
} from '../kit/schema';
import { ticketDetail, ticketSummary, timelineItem } from './view';

/** Which queue a list shows: one's own, what waits for one, what one has dealt with, all one may see. */
export const queues = ['mine', 'todo', 'done', 'all'] as const;
export type TicketQueueName = (typeof queues)[number];

/** What people write beside the log, and a page may ask for. */
export const factKinds = ['supplement', 'urge', 'join'] as const;
export type FactKind = (typeof factKinds)[number];

/** The number of a ticket: the day, a sequence, a check character. */
export const ticketNumber = z.string().check(z.regex(/^\d{8}\d{5,8}[0-9X]$/, '工单编号有误，请核对'));

/** Characters of a matter, at most and at least. */
export const CONTENT_MAX = 5000;
export const CONTENT_MIN = 5;

export const submitBody = z.strictObject({
  /** The door by which it comes. A program from before sources names none: then it is the one door of the post. */
  source: z.optional(choice(openSources)),
  type: z._default(choice(ticketTypes), 'help'),
  content: text(CONTENT_MAX, CONTENT_MIN),
  photos: photoIds(),
  urgency: z._default(choice(urgencies), 'normal'),
  category: z.optional(slug),
  place: z.strictObject({
    text: note(120),
    /** The signed code of a poster; it alone fixes the grid and the area. */
    scene: z.optional(
      z.string().check(z.maxLength(64, '二维码有误'), z.regex(/^[A-Za-z0-9._~-]+$/, '二维码有误')),
    ),
    point: z.optional(point),
  }),
  /** How to reach the requester; the account's own phone when left out. */
  contact: z.optional(
    z
      .strictObject({
        name: personName,
        phone: z.optional(telephone),
        /** Set: a resident raises it for somebody else, whose name and phone these are. */
        relation: z.optional(choice(relations)),
        /** Fill these in the next time as well. */
        remember: z.optional(flag),
      })
      .check(
        z.refine(({ name, relation }) => relation === undefined || name !== '', {
          path: ['name'],
          error: '请写一下这位怎么称呼',
        }),
      ),
  ),
  /** By phone when left out, or by message where there is no phone. */
  preferredContact: z.optional(choice(contactWays)),
  /** The requester's earlier ticket about the same matter. */
  previousId: z.optional(objectId),
  anonymous: z._default(flag, false),
  /** Agents fill in for a caller; grid workers report what they saw. Ignored for residents. */
  onBehalf: z._default(flag, false),
});

/** What a neighbour may know of a matter: nothing that tells who raised it. */
export const ticketEndpoints = {
  submitTicket: endpoint({
    method: 'POST',
    path: '/api/tickets',
    tag: '工单',
    summary: '提交诉求',
    body: submitBody,
    response: ticketDetail,
    status: 201,
    ability: 'ticket.submit',
    rate: 'submit',
    idempotency: 'key',
  }),
  listTickets: endpoint({
    method: 'GET',
    path: '/api/tickets',
    tag: '工单',
    summary: '工单列表，先到期的在前；我的诉求和已办按时间倒序',
    query: z.strictObject({
      queue: z._default(choice(queues), 'mine'),
      status: z.optional(choice(ticketStatuses)),
      number: z.optional(ticketNumber),
      supervised: z.optional(choice(superviseLevels)),
      /** Only what shows this light now. */
      light: z.optional(choice(lights)),
      cursor,
      limit: pageSize(),
    }),
    response: pageOf(ticketSummary),
    status: 200,
    ability: 'ticket.list',
    rate: 'read',
    idempotency: 'none',
  }),
  readTicket: endpoint({
    method: 'GET',
    path: '/api/tickets/:id',
    tag: '工单',
    summary: '工单详情：进度、时限、可以进行的操作',
    params: z.strictObject({ id: objectId }),
    response: ticketDetail,
    status: 200,
    ability: 'ticket.read',
    rate: 'read',
    idempotency: 'none',
  }),
  listTicketFacts: endpoint({
    method: 'GET',
    path: '/api/tickets/:id/facts',
    tag: '工单',
    summary: '补充说明、催办、邻居写的情况的全部记录，新的在前；详情里只有最近的几条',
    params: z.strictObject({ id: objectId }),
    query: z.strictObject({ kind: choice(factKinds), cursor, limit: pageSize() }),
    response: pageOf(timelineItem),
    status: 200,
    ability: 'ticket.read',
    rate: 'read',
    idempotency: 'none',
  }),
};

declare module '../kit/endpoint' {
  interface Abilities {
    'ticket.submit': true;
    'ticket.list': true;
    'ticket.read': true;
    'ticket.watch': true;
  }
}
