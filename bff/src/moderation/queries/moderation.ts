/** What waits for a person to look at it, the oldest first. */
import type { Models } from '../../deps';
import { Types } from 'mongoose';
import type { ModerationDoc } from '../store/moderationModels';
import { textAt, type TicketDoc } from '../../ticket';

const SHOWN = 100;

export const listHeld = ({ moderation }: Models): Promise<ModerationDoc[]> =>
  moderation.find({ state: 'held' }).sort({ nextAt: 1 }).limit(SHOWN).lean<ModerationDoc[]>().exec();

/** What was written in the contribution that is held. */
export async function contributionOf(
  { tickets }: Models,
  { ticketId, seq }: Pick<ModerationDoc, 'ticketId' | 'seq'>,
): Promise<string> {
  const doc = await tickets.findById(new Types.ObjectId(ticketId)).lean<TicketDoc>();
  return doc ? textAt(doc, seq) : '';
}
