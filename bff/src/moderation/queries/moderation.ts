/** What waits for a person to look at it, the oldest first. */
import type { Models } from '../../deps';
import type { ModerationDoc } from '../store/moderationModels';
import { writtenIn } from '../../ticket';

const SHOWN = 100;

export const listHeld = ({ moderation }: Models): Promise<ModerationDoc[]> =>
  moderation.find({ state: 'held' }).sort({ nextAt: 1 }).limit(SHOWN).lean<ModerationDoc[]>().exec();

/** What was written in the contribution that is held. */
export const contributionOf = async (models: Models, check: ModerationDoc): Promise<string> =>
  (await writtenIn(models, check)) ?? '';
