/** Brings the score facts up to everything that has happened: what nobody has published yet, what fell due unnoticed. */
import type { PolicyAt } from '@jsjb/shared/score/policy';
import { Types } from 'mongoose';
import type { Models } from './index';
import { keepFacts } from './scoreFacts';
import type { ScoreRecheckDoc } from './scoreModels';
import type { TicketDoc } from './ticketDoc';

const BATCH = 200;

async function eachTicket(
  { tickets }: Models,
  which: Record<string, unknown>,
  keep: (doc: TicketDoc) => Promise<unknown>,
): Promise<void> {
  for (let after: TicketDoc['_id'] | undefined; ;) {
    const docs = await tickets
      .find(after ? { $and: [which, { _id: { $gt: after } }] } : which)
      .sort({ _id: 1 })
      .limit(BATCH)
      .lean<TicketDoc[]>();
    for (const doc of docs) await keep(doc);
    after = docs.at(-1)?._id;
    if (docs.length < BATCH) return;
  }
}

export async function settleFacts(models: Models, policyAt: PolicyAt, now: Date): Promise<void> {
  const keep = (doc: TicketDoc) => keepFacts(models, doc, policyAt, now);
  await eachTicket(models, { pending: true }, keep);
  const due = await models.scoreRechecks
    .find({ at: { $lte: now } })
    .select({ _id: 1 })
    .lean<Pick<ScoreRecheckDoc, '_id'>[]>();
  for (let at = 0; at < due.length; at += BATCH) {
    const ids = due.slice(at, at + BATCH).map(({ _id }) => new Types.ObjectId(_id));
    await eachTicket(models, { _id: { $in: ids } }, keep);
  }
}
