/** What waits for a person to look at it, the oldest first. */
import { AppError } from '@jsjb/shared/kit/errors';
import type { Models } from '../../deps';
import { writtenIn } from '../../ticket';
import type { HoldDoc } from '../store/holdDoc';
import type { ModerationDoc } from '../store/moderationModels';

const SHOWN = 100;

export interface Held {
  hold: HoldDoc;
  /** What raised the doubt. */
  check: ModerationDoc;
}

export async function listHeld({ holds, moderation }: Models): Promise<Held[]> {
  const waiting = await holds.find({ status: 'held' }).sort({ at: 1 }).limit(SHOWN).lean<HoldDoc[]>();
  const checks = await moderation
    .find({ _id: { $in: waiting.map(({ _id }) => _id) } })
    .lean<ModerationDoc[]>();
  const byId = new Map(checks.map((check) => [check._id, check]));
  return waiting.flatMap((hold) => {
    const check = byId.get(hold._id);
    return check ? { hold, check } : [];
  });
}

export async function checkOf({ _id }: HoldDoc, { moderation }: Models): Promise<ModerationDoc> {
  const check = await moderation.findById(_id).lean<ModerationDoc>();
  if (!check) throw new AppError('NOT_FOUND');
  return check;
}

/** What was written in the contribution that is held. */
export const contributionOf = async (models: Models, check: ModerationDoc): Promise<string> =>
  (await writtenIn(models, check)) ?? '';
