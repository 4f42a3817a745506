/** The inbox, and what may be sent to the phone. */
import type { noticeEndpoints } from '@jsjb/shared/notice/contract';
import { noticeTemplates, type NoticeView } from '@jsjb/shared/notice/contract';
import { allowNotices, readNotices } from './commands/notices';
import type { NoticeDoc } from './store/noticeModels';
import { allowancesOf, countUnread, listNotices } from './queries/notices';
import type { Handlers } from '../platform/features/feature';

const presentNotice = ({
  _id,
  template,
  values,
  at,
  ticketId,
  number,
  page,
  readAt,
}: NoticeDoc): NoticeView => ({
  id: _id,
  template,
  title: values['status'] ?? '',
  text: [values['matter'], values['note']].filter(Boolean).join('：'),
  at: at.toISOString(),
  ticketId,
  number,
  page,
  read: readAt !== undefined,
});

export const noticeHandlers: Handlers<typeof noticeEndpoints> = {
  listNotices: async ({ query, caller, deps }) => {
    const { personId } = caller.actor;
    const [{ docs, next }, unread] = await Promise.all([
      listNotices(deps.models, personId, query),
      countUnread(deps.models, personId),
    ]);
    return { items: docs.map(presentNotice), unread, ...(next ? { next } : {}) };
  },
  readNotices: async ({ body, caller, deps }) => {
    await readNotices(body.ids, deps, caller);
    return { unread: await countUnread(deps.models, caller.actor.personId) };
  },
  listNoticeTemplates: async ({ caller, deps }) => {
    const left = await allowancesOf(deps.models, caller.actor.personId);
    return {
      items: noticeTemplates.flatMap((template) => {
        const known = deps.env.WECHAT_TEMPLATES[template];
        return known ? [{ template, id: known.id, left: left.get(template) ?? 0 }] : [];
      }),
    };
  },
  recordSubscription: async ({ body, caller, deps }) => {
    await allowNotices(body.accepted, deps, caller);
    const left = await allowancesOf(deps.models, caller.actor.personId);
    return { items: [...left].map(([template, count]) => ({ template, left: count })) };
  },
};
