/** Asks to see who is kept unknown, and decides on it: never the same person. Both stand in the audit log. */
import { pages } from '@jsjb/shared/kit/pages';
import { AppError } from '@jsjb/shared/errors';
import { Types } from 'mongoose';
import type { Caller, Deps } from '../deps';
import { isDuplicateKey } from '../models/duplicateKey';
import { appendAudit } from '../models/auditLog';
import type { PersonDoc } from '../models/cityModels';
import { storeNotices } from '../models/storeNotices';
import { ticketOf, type TicketDoc } from '../models/ticketDoc';
import type { UnmaskingDoc } from '../models/unmaskingModel';
import { chinaTime } from '../gateways/wechat/fitFields';
import { approverRoles } from '../access/abilities';
import { isDiscreet } from '../access/ticketAccess';

const HOLDS_MS = 24 * 3600_000;
export const REVIEW_PAGE = pages.review;

async function tell(
  doc: Pick<UnmaskingDoc, '_id' | 'ticketId' | 'number'>,
  personIds: readonly string[],
  { key, status, note }: { key: string; status: string; note: string },
  deps: Deps,
  now: Date,
): Promise<void> {
  const notices = personIds.map((personId) => ({
    _id: `${doc.ticketId}.unmask.${doc._id.toHexString()}.${key}.${personId}`,
    personId,
    ticketId: doc.ticketId,
    number: doc.number,
    template: 'deadline' as const,
    values: { number: doc.number, matter: '查看身份', status, time: chinaTime(now), note },
    page: REVIEW_PAGE,
    urgent: false,
    at: now,
  }));
  await storeNotices(deps.models, notices, now);
}

async function approvers({ models }: Deps, personId: string): Promise<string[]> {
  const docs = await models.people
    .find({ 'posts.role': { $in: [...approverRoles] }, disabled: { $ne: true } })
    .select({ _id: 1 })
    .lean<Pick<PersonDoc, '_id'>[]>();
  return docs.flatMap(({ _id }) => (_id === personId ? [] : [_id]));
}

/** One request at a time for each ticket and person: asking again gives the one that waits. */
export async function askUnmasking(
  ticket: TicketDoc,
  reason: string,
  deps: Deps,
  { actor, now }: Caller,
): Promise<UnmaskingDoc> {
  if (!isDiscreet(ticketOf(ticket))) {
    throw new AppError('INVALID', { userMessage: '这件工单没有要求保密，写明用途就可以查看。' });
  }
  const { unmaskings } = deps.models;
  const ticketId = ticket._id.toHexString();
  const { personId, unitId } = actor;
  const findWaiting = () =>
    unmaskings.findOne({ ticketId, personId, state: 'waiting' }).lean<UnmaskingDoc>().exec();
  const waiting = await findWaiting();
  if (waiting) return waiting;
  const doc: UnmaskingDoc = {
    _id: new Types.ObjectId(),
    ticketId,
    number: ticket.number,
    personId,
    ...(unitId ? { unitId } : {}),
    reason,
    at: now,
    state: 'waiting',
  };
  try {
    await unmaskings.create(doc);
  } catch (error) {
    const first = isDuplicateKey(error) ? await findWaiting() : null;
    if (!first) throw error;
    return first;
  }
  const row = { at: now, personId, ...(unitId ? { unitId } : {}), subject: ticket.number, reason };
  await appendAudit(deps.models, deps.keys, { ...row, action: 'unmask.ask' }).catch(
    async (error: unknown) => {
      // What does not stand in the log was not asked.
      await unmaskings.deleteOne({ _id: doc._id });
      throw error;
    },
  );
  const words = { key: 'ask', status: '待审批', note: '有人申请查看保密诉求人的身份，请审批。' };
  await tell(doc, await approvers(deps, personId), words, deps, now);
  return doc;
}

const decidedAlready = () => new AppError('CONFLICT', { userMessage: '这个申请已经有人审批了。' });

export async function decideUnmasking(
  id: string,
  { approved, note }: { approved: boolean; note: string },
  deps: Deps,
  { actor, now }: Caller,
): Promise<UnmaskingDoc> {
  const { unmaskings } = deps.models;
  const _id = new Types.ObjectId(id);
  const known = await unmaskings.findById(_id).lean<UnmaskingDoc>();
  if (!known) throw new AppError('NOT_FOUND', { userMessage: '没有找到这个申请。' });
  if (known.personId === actor.personId)
    throw new AppError('FORBIDDEN', { userMessage: '自己的申请要由另一个人审批。' });
  if (known.state !== 'waiting') throw decidedAlready();
  if (!approved && note === '') throw new AppError('INVALID', { fields: { note: '请写明不批准的原因' } });
  await appendAudit(deps.models, deps.keys, {
    at: now,
    personId: actor.personId,
    ...(actor.unitId ? { unitId: actor.unitId } : {}),
    action: approved ? 'unmask.approve' : 'unmask.refuse',
    subject: known.number,
    reason: note || known.reason,
  });
  const decided = await unmaskings
    .findOneAndUpdate(
      { _id, state: 'waiting' },
      {
        $set: {
          state: approved ? 'approved' : 'refused',
          decidedBy: actor.personId,
          decidedAt: now,
          note,
          ...(approved ? { until: new Date(now.getTime() + HOLDS_MS) } : {}),
        },
      },
      { returnDocument: 'after' },
    )
    .lean<UnmaskingDoc>();
  if (!decided) throw decidedAlready();
  const words = approved
    ? { key: 'decided', status: '已批准', note: '您的申请已批准，24 小时内可以查看。' }
    : { key: 'decided', status: '未批准', note: '您的申请没有批准，原因写在里面。' };
  await tell(decided, [decided.personId], words, deps, now);
  return decided;
}
