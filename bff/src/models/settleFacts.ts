/** Brings the score facts up to everything that has happened: what nobody has published yet, what fell due unnoticed. */
import type { RulesAt } from '@jsjb/shared/score/rules';
import { Types } from 'mongoose';
import type { Models } from './index';
import { saveFacts } from './scoreFacts';
import type { ScoreRecheckDoc } from './scoreModels';
import type { TicketDoc } from './ticketDoc';

const BATCH = 500;

/** Judges what falls due without anybody acting, as a requester who was never contacted; how many tickets. */
export async function judgeDue(
  models: Models,
  rulesAt: RulesAt,
  now: () => Date,
  signal?: AbortSignal,
): Promise<number> {
  let judged = 0;
  for (let more = true; more;) {
    const due = await models.scoreRechecks
      .find({ at: { $lte: now() } })
      .sort({ at: 1 })
      .limit(BATCH)
      .lean<ScoreRecheckDoc[]>();
    const docs = await models.tickets
      .find({ _id: { $in: due.map(({ _id }) => new Types.ObjectId(_id)) } })
      .lean<TicketDoc[]>();
    for (const doc of docs) await saveFacts(models, doc, rulesAt, now());
    // Judging may have named a later instant: that one stays.
    for (const { _id, at } of due) await models.scoreRechecks.deleteOne({ _id, at });
    judged += docs.length;
    more = due.length === BATCH && !signal?.aborted;
  }
  return judged;
}

/** Nothing is published by it: whoever publishes finds the facts written. */
async function judgePending(models: Models, rulesAt: RulesAt, now: Date): Promise<void> {
  for (let after: TicketDoc['_id'] | undefined; ;) {
    const docs = await models.tickets
      .find({ pending: true, ...(after ? { _id: { $gt: after } } : {}) })
      .sort({ _id: 1 })
      .limit(BATCH)
      .lean<TicketDoc[]>();
    for (const doc of docs) await saveFacts(models, doc, rulesAt, now);
    after = docs.at(-1)?._id;
    if (docs.length < BATCH) return;
  }
}

export async function settleFacts(models: Models, rulesAt: RulesAt, now: Date): Promise<void> {
  await judgePending(models, rulesAt, now);
  await judgeDue(models, rulesAt, () => now);
}
