/** A doubt becomes a hold: the check says so first, so that a crash in between leaves something to go on from. */
import { systemActor } from '@jsjb/shared/kit/role';
import type { Deps } from '../../deps';
import { isDuplicateKey } from '../../platform/records/storeNew';
import { markTicket } from './markTicket';
import type { ModerationDoc } from './moderationModels';

/** `check` is in doubt. Repeated, it changes nothing. */
export async function raiseHold(
  { _id, ticketId, number, personId }: ModerationDoc,
  { models, records }: Pick<Deps, 'models' | 'records'>,
  now: Date,
): Promise<void> {
  const raised = {
    type: 'hold.raised',
    at: now,
    by: systemActor,
    data: { ticketId, authorId: personId },
  } as const;
  const doc = records.holds.newDoc(raised, { _id, number, at: now }, undefined);
  await records.holds.create(doc, undefined).catch((error: unknown) => {
    if (!isDuplicateKey(error)) throw error;
  });
  await markTicket(ticketId, models);
  await models.moderation.updateOne({ _id, state: 'doubtful' }, { $set: { state: 'held' } });
}

/** What the verdicts on the pictures come to: a doubt holds, the last good one lets pass. */
export async function settleImages(check: ModerationDoc, deps: Deps): Promise<void> {
  const { _id, images, state } = check;
  if (state !== 'checking' && state !== 'unchecked') return;
  const doubtful = images.some(({ suggest }) => suggest === 'review' || suggest === 'risky');
  const next = doubtful ? 'doubtful' : images.every(({ suggest }) => suggest) ? 'passed' : undefined;
  if (!next) return;
  const moved = await deps.models.moderation.updateOne({ _id, state }, { $set: { state: next } });
  if (doubtful && moved.matchedCount === 1) await raiseHold(check, deps, deps.now());
}
