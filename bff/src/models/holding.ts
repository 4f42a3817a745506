/** Marks a ticket as held for a person, or lets it go; the ticket itself goes its way meanwhile. */
import { Types } from 'mongoose';
import type { Models } from './index';
import type { ModerationDoc } from './moderationModels';

/** What the ticket carries: since when, and how it ended. */
export interface Holding {
  at: Date;
  decidedAt?: Date;
  /** A person decided that the pictures stay hidden. */
  hidden?: boolean;
}

/** The first doubt counts; a later one finds it held already. */
export async function holdTicket({ tickets }: Models, ticketId: string, at: Date): Promise<void> {
  await tickets.collection.updateOne(
    {
      _id: new Types.ObjectId(ticketId),
      $or: [{ held: { $exists: false } }, { 'held.decidedAt': { $exists: true } }],
    },
    { $set: { held: { at } } },
  );
}

export async function endHolding(
  { tickets }: Models,
  ticketId: string,
  hidden: boolean,
  decidedAt: Date,
): Promise<void> {
  await tickets.collection.updateOne(
    { _id: new Types.ObjectId(ticketId), held: { $exists: true } },
    { $set: { 'held.decidedAt': decidedAt, 'held.hidden': hidden } },
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
