/** Marks a ticket as held for a person, or lets it go; the ticket itself goes its way meanwhile. */
import { Types } from 'mongoose';
import type { Models } from '../../deps';
import type { ModerationDoc } from './moderationModels';

/** The first doubt counts; a later one finds it held already. */
export async function holdTicket({ tickets }: Models, ticketId: string, at: Date): Promise<void> {
  await tickets.collection.updateOne(
    {
      _id: new Types.ObjectId(ticketId),
      $or: [{ hold: { $exists: false } }, { 'hold.decidedAt': { $exists: true } }],
    },
    { $set: { hold: { at } } },
  );
}

export async function endHold(
  { tickets }: Models,
  ticketId: string,
  hidden: boolean,
  decidedAt: Date,
): Promise<void> {
  await tickets.collection.updateOne(
    { _id: new Types.ObjectId(ticketId), hold: { $exists: true } },
    { $set: { 'hold.decidedAt': decidedAt, 'hold.hidden': hidden } },
  );
}

/** What the verdicts on the pictures come to: a doubt holds, the last good one lets pass. */
export async function settleImages(
  models: Models,
  { _id, ticketId, images, state }: ModerationDoc,
  now: Date,
): Promise<void> {
  if (state !== 'checking' && state !== 'unchecked') return;
  const doubtful = images.some(({ suggest }) => suggest === 'review' || suggest === 'risky');
  const next = doubtful ? 'held' : images.every(({ suggest }) => suggest) ? 'passed' : undefined;
  if (!next) return;
  const moved = await models.moderation.updateOne({ _id, state }, { $set: { state: next } });
  if (doubtful && moved.matchedCount === 1) await holdTicket(models, ticketId, now);
}
