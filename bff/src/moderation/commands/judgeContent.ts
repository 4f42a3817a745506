/** Verdicts: WeChat's on a picture, which come as a push and perhaps twice; and a person's on what was held. */
import { AppError } from '@jsjb/shared/kit/errors';
import type { Caller, Deps } from '../../deps';
import { endHold, settleImages } from '../store/hold';
import type { ModerationDoc } from '../store/moderationModels';

/** False for a picture we do not know (yet): the verdict should come again. */
export async function takeImageVerdict(
  traceId: string,
  suggest: 'pass' | 'review' | 'risky' | undefined,
  deps: Deps,
): Promise<boolean> {
  const { moderation } = deps.models;
  const check = await moderation
    .findOneAndUpdate(
      { traceIds: traceId },
      { $set: { 'images.$[image].suggest': suggest ?? 'unknown' } },
      { arrayFilters: [{ 'image.traceId': traceId }], returnDocument: 'after' },
    )
    .lean<ModerationDoc>();
  if (check) await settleImages(deps.models, check, deps.now());
  return check !== null;
}

/** `pass` shows everything again; `hide` keeps the pictures from all but the centre and the requester. */
export async function decideHeld(
  id: string,
  { decision, note }: { decision: 'pass' | 'hide'; note: string },
  deps: Deps,
  { actor, now }: Caller,
): Promise<ModerationDoc> {
  if (decision === 'hide' && note === '')
    throw new AppError('INVALID', { fields: { note: '请写明为什么不公开' } });
  const { moderation } = deps.models;
  const check = await moderation
    .findOneAndUpdate(
      { _id: id, state: 'held' },
      {
        $set: {
          state: decision === 'pass' ? 'cleared' : 'hidden',
          decidedBy: actor.personId,
          decidedAt: now,
          note,
        },
      },
      { returnDocument: 'after' },
    )
    .lean<ModerationDoc>();
  if (!check) {
    const known = await moderation.exists({ _id: id });
    throw known
      ? new AppError('CONFLICT', { userMessage: '这一条已经有人复核了。' })
      : new AppError('NOT_FOUND', { userMessage: '没有找到要复核的内容。' });
  }
  const left = await moderation.countDocuments({ ticketId: check.ticketId, state: 'held' });
  const hidden = await moderation.countDocuments({ ticketId: check.ticketId, state: 'hidden' });
  if (left === 0) await endHold(deps.models, check.ticketId, hidden > 0, now);
  return check;
}
