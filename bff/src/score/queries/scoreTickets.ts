/** The tickets behind one figure: every rate can be opened and counted by hand. */
import type { RateName } from '@jsjb/shared/score/rules';
import type { Models } from '../../deps';
import { readMark } from '../../platform/records/cursor';
import type { ScoreFactDoc } from '../store/scoreModels';

export interface ScoreTicketQuery {
  period: string;
  rate: RateName;
  side: 'numerator' | 'denominator' | 'missed' | 'excluded';
  /** `unit:…`, `area:…`, `category:…` or `city`. */
  key: string;
  cursor?: string | undefined;
  limit: number;
}

const sides = {
  numerator: (rate: RateName) => ({ [`n.${rate}`]: { $gt: 0 } }),
  denominator: (rate: RateName) => ({ [`d.${rate}`]: { $gt: 0 } }),
  missed: (rate: RateName) => ({ [`d.${rate}`]: { $gt: 0 }, [`n.${rate}`]: { $exists: false } }),
  excluded: (rate: RateName) => ({ [`x.${rate}`]: { $gt: 0 } }),
};

/** `ticket:month:unit`. */
const MARK = /^[0-9a-f]{24}:[!-~]{1,100}$/;

export async function listScoreTickets(
  facts: Models['scoreFacts'],
  { period, rate, side, key, cursor, limit }: ScoreTicketQuery,
): Promise<{ docs: ScoreFactDoc[]; next?: string }> {
  const month = period.length > 4 ? period : { $gte: `${period}-01`, $lte: `${period}-12` };
  const docs = await facts
    .find({
      month,
      keys: key,
      ...sides[side](rate),
      ...(cursor ? { _id: { $gt: readMark(cursor, MARK)[0] } } : {}),
    })
    .sort({ _id: 1 })
    .limit(limit + 1)
    .lean<ScoreFactDoc[]>();
  const page = docs.slice(0, limit);
  const last = page.at(-1);
  return {
    docs: page,
    ...(docs.length > limit && last ? { next: Buffer.from(last._id).toString('base64url') } : {}),
  };
}
