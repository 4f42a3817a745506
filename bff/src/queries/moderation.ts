/** What waits for a person to look at it, the oldest first. */
import type { Models } from '../models';
import type { ModerationDoc } from '../models/moderationModels';

const SHOWN = 100;

export const listHeld = ({ moderation }: Models): Promise<ModerationDoc[]> =>
  moderation.find({ state: 'held' }).sort({ nextAt: 1 }).limit(SHOWN).lean<ModerationDoc[]>().exec();
