/** Verdicts: WeChat's on a picture, which come as a push and perhaps twice; and a person's on what was held. */
import { AppError } from '@jsjb/shared/kit/errors';
import type { Caller, Deps } from '../../deps';
import type { HoldDoc } from '../store/holdDoc';
import { markTicket } from '../store/markTicket';
import type { ModerationDoc } from '../store/moderationModels';
import { settleImages } from '../store/raiseHold';

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
  if (check) await settleImages(check, deps);
  return check !== null;
}

/** `pass` shows everything again; `hide` keeps the pictures from all but the centre and the requester. */
export async function decideHeld(
  id: string,
  { decision, note }: { decision: 'pass' | 'hide'; note: string },
  { models, records }: Pick<Deps, 'models' | 'records'>,
  { actor, now }: Caller,
): Promise<HoldDoc> {
  const doc = await records.holds.find(id);
  if (!doc) throw new AppError('NOT_FOUND', { userMessage: '没有找到要复核的内容。' });
  const command = { name: decision, data: { note } };
  const moved = await records.holds.act(doc, command, {
    actor,
    now,
    version: doc.version,
    context: undefined,
  });
  await markTicket(moved.ticketId, models);
  return moved;
}
