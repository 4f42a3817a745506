/** Asks to see who is kept unknown, and decides on it: never the same person. Both stand in the audit log. */
import { AppError } from '@jsjb/shared/kit/errors';
import { Types } from 'mongoose';
import type { Caller, Deps } from '../../deps';
import { isDuplicateKey } from '../../platform/records/storeNew';
import { appendAudit } from '../../platform/audit/auditLog';
import { isDiscreet, ticketOf, type TicketDoc } from '../../ticket';
import { newUnmasking, unmaskingStep, type UnmaskingDoc } from '../store/unmaskingModel';

const HOLDS_MS = 24 * 3600_000;

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
  const { number } = ticket;
  const doc = newUnmasking(
    { _id: new Types.ObjectId(), ticketId, number, personId, ...(unitId ? { unitId } : {}), reason, at: now },
    deps.outbox,
  );
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
  deps.outbox.nudge('unmaskings');
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
  const { filter, update } = unmaskingStep(
    known,
    { type: approved ? 'unmasking.approved' : 'unmasking.refused', at: now, by: actor.personId },
    deps.outbox,
    {
      state: approved ? 'approved' : 'refused',
      decidedBy: actor.personId,
      decidedAt: now,
      note,
      ...(approved ? { until: new Date(now.getTime() + HOLDS_MS) } : {}),
    },
  );
  const decided = await unmaskings
    .findOneAndUpdate({ ...filter, state: 'waiting' }, update, { returnDocument: 'after' })
    .lean<UnmaskingDoc>();
  if (!decided) throw decidedAlready();
  deps.outbox.nudge('unmaskings');
  return decided;
}
