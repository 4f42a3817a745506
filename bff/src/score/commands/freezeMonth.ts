/** Freezes a month: its sums are written once, hashed together with the month before, and never change again. */
import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { DAY_MS, startOfDay } from '@jsjb/shared/calendar/calendar';
import { AppError } from '@jsjb/shared/kit/errors';
import type { Caller, Deps } from '../../deps';
import { isDuplicateKey } from '../../platform/records/storeNew';
import type { ScoreMonthDoc } from '../store/scoreModels';
import { settleFacts } from '../store/settleFacts';

export type MonthRows = Pick<Required<ScoreMonthDoc>, 'units' | 'areas' | 'categories' | 'city'>;

/** Whoever was writing to the month when it closed is done by then. */
const WRITERS_MS = 2000;

/** Covers every figure, the rules and the month frozen before: none can change without the others telling. */
export const hashOfMonth = (
  month: string,
  rulesVersion: string,
  previous: string,
  { units, areas, categories, city }: MonthRows,
): string =>
  createHash('sha256')
    .update(JSON.stringify([month, rulesVersion, previous, units, areas, categories, city]))
    .digest('hex');

const nextMonth = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
};

function refuse(message: string): never {
  throw new AppError('ILLEGAL_TRANSITION', { userMessage: message });
}

/** `sums` are taken after the month has closed to writers. Throws when it is too early, out of order or done already. */
export async function freezeMonth(
  month: string,
  sums: () => Promise<MonthRows>,
  { models, ruleVersions }: Deps,
  { actor, now }: Pick<Caller, 'actor' | 'now'>,
  writersMs = WRITERS_MS,
): Promise<ScoreMonthDoc> {
  const score = ruleVersions.scoreAt(startOfDay(`${month}-01`));
  const opens = startOfDay(`${nextMonth(month)}-01`).getTime() + score.freezeAfterDays * DAY_MS;
  if (now.getTime() < opens) refuse(`${month} 要在次月 ${score.freezeAfterDays} 日之后才能冻结。`);
  const last = await models.scoreMonths
    .findOne({ hash: { $exists: true } })
    .sort({ _id: -1 })
    .lean<ScoreMonthDoc>();
  if (last && last._id >= month) refuse(`${month} 已经冻结，不能再改。`);
  const open = await models.scoreFacts
    .findOne({ month: last ? { $gt: last._id, $lt: month } : { $lt: month } })
    .lean();
  if (open) refuse('请先冻结更早的月份。');
  // Nothing is written to the month afterwards, so a backlog would be lost to it for ever.
  await settleFacts(models, ruleVersions.scoreAt, now);
  await models.scoreMonths
    .create({ _id: month, closingAt: now, by: actor.personId })
    .catch((error: unknown) => {
      // A freeze that was interrupted is taken up again.
      if (!isDuplicateKey(error)) throw error;
    });
  await setTimeout(writersMs);
  const rows = await sums();
  const previous = last?.hash ?? '';
  const hash = hashOfMonth(month, score.version, previous, rows);
  const { units, areas, categories, city } = rows;
  const frozen = {
    units,
    areas,
    categories,
    city,
    rulesVersion: score.version,
    previous,
    hash,
    frozenAt: now,
  };
  const result = await models.scoreMonths.updateOne(
    { _id: month, hash: { $exists: false } },
    { $set: frozen },
  );
  if (result.matchedCount === 0) refuse(`${month} 已经冻结，不能再改。`);
  return { _id: month, closingAt: now, by: actor.personId, ...frozen };
}

/** The first month whose figures are not those that were frozen; undefined when all are. */
export async function findAlteredMonth({ scoreMonths }: Deps['models']): Promise<string | undefined> {
  const docs = await scoreMonths
    .find({ hash: { $exists: true } })
    .sort({ _id: 1 })
    .lean<Required<ScoreMonthDoc>[]>();
  let before = '';
  for (const doc of docs) {
    if (doc.previous !== before || hashOfMonth(doc._id, doc.rulesVersion, before, doc) !== doc.hash)
      return doc._id;
    before = doc.hash;
  }
  return undefined;
}
