/** Brings the score facts up to everything that has happened: what is not delivered yet, what fell due unnoticed. */
import type { RulesAt } from '@jsjb/shared/score/rules';
import { Types } from 'mongoose';
import type { DeadLetterDoc } from '../../platform/outbox/deadLetterModel';
import type { Models } from '../../deps';
import type { ExclusionDoc } from './exclusionDoc';
import { saveFacts } from './scoreFacts';
import type { ScoreRecheckDoc } from './scoreModels';
import type { TicketDoc } from '../../ticket';

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

/** Tickets of which events, or those of their exclusions, wait for delivery or could not be delivered. */
async function* undelivered({ tickets, exclusions, deadLetters }: Models): AsyncGenerator<TicketDoc> {
  const read = (filter: object) => tickets.collection.find<TicketDoc>(filter, { batchSize: BATCH });
  yield* read({ 'outbox.due': { $exists: true } }).sort({ 'outbox.due': 1 });
  const deadOf = async (record: string) =>
    (await deadLetters.find({ record }).select({ docId: 1 }).lean<DeadLetterDoc[]>()).map(
      ({ docId }) => docId,
    );
  yield* read({ _id: { $in: await deadOf('tickets') } });
  const late = { $or: [{ 'outbox.due': { $exists: true } }, { _id: { $in: await deadOf('exclusions') } }] };
  const excluded = await exclusions.collection.find<ExclusionDoc>(late as object).toArray();
  yield* read({ _id: { $in: excluded.map(({ subject }) => new Types.ObjectId(subject.ticketId)) } });
}

export async function settleFacts(models: Models, rulesAt: RulesAt, now: Date): Promise<void> {
  // Nothing is taken from the outbox by it: the delivery finds the facts written.
  for await (const doc of undelivered(models)) await saveFacts(models, doc, rulesAt, now);
  await judgeDue(models, rulesAt, () => now);
}
