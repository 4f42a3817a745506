/** Judges what falls due without anybody acting: a requester who was never contacted. */
import type { Deps } from '../deps';
import { Types } from 'mongoose';
import { keepFacts } from '../models/scoreFacts';
import type { ScoreRecheckDoc } from '../models/scoreModels';
import type { TicketDoc } from '../models/ticketDoc';

const BATCH = 500;

/** How many tickets were judged again. */
export async function recheckScores({ models, book, now }: Deps, signal?: AbortSignal): Promise<number> {
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
    for (const doc of docs) await keepFacts(models, doc, book.scoreAt, now());
    // Judging may have named a later instant: that one stays.
    for (const { _id, at } of due) await models.scoreRechecks.deleteOne({ _id, at });
    judged += docs.length;
    more = due.length === BATCH && !signal?.aborted;
  }
  return judged;
}
