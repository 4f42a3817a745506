/** The inbox of one person, the newest first. */
import { noticeTemplates, type NoticeTemplate } from '@jsjb/shared/notice/contract';
import type { Models } from '../../deps';
import type { NoticeAllowanceDoc, NoticeDoc } from '../store/noticeModels';
import { readMark } from '../../platform/records/cursor';

const encode = ({ at, _id }: NoticeDoc): string =>
  Buffer.from(`${at.getTime()}.${_id}`).toString('base64url');

function past(cursor: string): Record<string, unknown> {
  const [, at, id] = readMark(cursor, /^(\d{1,15})\.(.+)$/);
  const value = new Date(Number(at));
  return { $or: [{ at: { $lt: value } }, { at: value, _id: { $lt: id } }] };
}

export async function listNotices(
  { notices }: Models,
  personId: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ docs: NoticeDoc[]; next?: string }> {
  const docs = await notices
    .find({ personId, ...(cursor ? past(cursor) : {}) })
    .sort({ at: -1, _id: -1 })
    .limit(limit + 1)
    .lean<NoticeDoc[]>();
  const page = docs.slice(0, limit);
  const last = page.at(-1);
  return { docs: page, ...(docs.length > limit && last ? { next: encode(last) } : {}) };
}

export const countUnread = ({ notices }: Models, personId: string): Promise<number> =>
  notices.countDocuments({ personId, readAt: { $exists: false } });

/** How many messages of each template the person still allows. */
export async function allowancesOf(
  { noticeAllowances }: Models,
  personId: string,
): Promise<Map<NoticeTemplate, number>> {
  const ids = noticeTemplates.map((template) => `${personId}.${template}`);
  const docs = await noticeAllowances.find({ _id: { $in: ids } }).lean<NoticeAllowanceDoc[]>();
  const left = new Map(docs.map((doc) => [doc._id, doc.left]));
  return new Map(noticeTemplates.map((template) => [template, left.get(`${personId}.${template}`) ?? 0]));
}
