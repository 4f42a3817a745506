/** Notices: the inbox of everyone, and what they allow to be sent to their phone. */
import { endpoint } from '../kit/endpoint';
import { choice, count, cursor, flag, instant, pageSize, z } from '../kit/schema';

/** progress: something happened to my ticket; callback: was it solved?; deadline: work waits for a unit. */
export const noticeTemplates = ['progress', 'callback', 'deadline'] as const;
export type NoticeTemplate = (typeof noticeTemplates)[number];

const template = choice(noticeTemplates);
const noticeId = z.string('消息编号有误').check(z.regex(/^[\w.:-]{1,160}$/, '消息编号有误'));

const notice = z.object({
  id: z.string(),
  template,
  /** What happened, in a few signs: 已派单. */
  title: z.string(),
  text: z.string(),
  at: instant,
  ticketId: z.string(),
  number: z.string(),
  /** Where a tap leads in the mini-program. */
  page: z.string(),
  read: flag,
});

export const noticeEndpoints = {
  listNotices: endpoint({
    method: 'GET',
    path: '/api/notices',
    tag: '消息',
    summary: '我的消息，新的在前',
    query: z.strictObject({ cursor, limit: pageSize() }),
    response: z.object({ items: z.array(notice), unread: count, next: z.optional(z.string()) }),
    status: 200,
    ability: 'signedIn',
    rate: 'read',
    idempotency: 'none',
  }),
  readNotices: endpoint({
    method: 'POST',
    path: '/api/notices/read',
    tag: '消息',
    summary: '标为已读；不写编号就是全部',
    body: z.strictObject({ ids: z.optional(z.array(noticeId).check(z.maxLength(100, '一次最多 100 条'))) }),
    response: z.object({ unread: count }),
    status: 200,
    ability: 'signedIn',
    rate: 'write',
    idempotency: 'none',
  }),
  listNoticeTemplates: endpoint({
    method: 'GET',
    path: '/api/notice-templates',
    tag: '消息',
    summary: '可以订阅的微信消息模板，以及各还能收几条',
    response: z.object({ items: z.array(z.object({ template, id: z.string(), left: count })) }),
    status: 200,
    ability: 'signedIn',
    rate: 'read',
    idempotency: 'none',
  }),
  recordSubscription: endpoint({
    method: 'POST',
    path: '/api/notice-subscriptions',
    tag: '消息',
    summary: 'wx.requestSubscribeMessage 之后：用户点了允许的模板，每个多收一条',
    body: z.strictObject({
      accepted: z.array(template).check(z.minLength(1, '请选择模板'), z.maxLength(3, '一次最多三个模板')),
    }),
    response: z.object({ items: z.array(z.object({ template, left: count })) }),
    status: 200,
    ability: 'signedIn',
    rate: 'write',
    idempotency: 'key',
  }),
};

export type NoticeView = z.output<typeof notice>;
