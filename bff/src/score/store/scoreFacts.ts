/**
 * Keeps the score facts of a ticket in step with the ticket. Facts first, then the mark on their buckets: whoever dies in
 * between is repeated, and repeating changes nothing. Frozen months are never touched.
 */
import { isDeepStrictEqual } from 'node:util';
import { localDate } from '@jsjb/shared/calendar/calendar';
import { factsOf } from '@jsjb/shared/score/facts';
import { excludes } from '@jsjb/shared/score/exclusion';
import type { RulesAt, RateName } from '@jsjb/shared/score/rules';
import { isDuplicateKey } from '../../platform/records/storeNew';
import type { Models } from '../../deps';
import type { ExclusionDoc, ScoreFactDoc, ScoreMonthDoc } from './scoreModels';
import { codeOf, type Tally } from './countsKey';
import { ticketOf, type TicketDoc } from '../../ticket';

const NO_UNIT = '-';
const add = (tally: Tally, rate: RateName): void => void (tally[rate] = (tally[rate] ?? 0) + 1);

/** County and township of a division code. */
const areasOf = (code: string): string[] =>
  [6, 9].filter((length) => code.length >= length).map((length) => code.slice(0, length));

export interface FactSheet {
  docs: (ScoreFactDoc & { path: readonly string[] })[];
  recheckAt?: Date;
}

/** What the ticket contributes, as documents: one per month and unit. Pure. */
export function factSheetOf(
  doc: TicketDoc,
  rulesAt: RulesAt,
  now: Date,
  exclusions: readonly Pick<ExclusionDoc, 'unitId' | 'rates' | 'state'>[],
): FactSheet {
  const ticketId = doc._id.toHexString();
  const area = (doc.place.areaCode ?? '').slice(0, 9);
  const category = doc.category ?? '';
  const excluded = new Set(
    exclusions
      .filter(({ state }) => excludes(state))
      .flatMap(({ unitId, rates }) => rates.map((rate) => `${unitId} ${rate}`)),
  );
  const { facts, recheckAt } = factsOf(ticketOf(doc), doc.events, rulesAt, now);
  const sheets = new Map<string, FactSheet['docs'][number]>();
  for (const { rate, hit, at, unitId = NO_UNIT, path } of facts) {
    const month = localDate(at).slice(0, 7);
    const _id = `${ticketId}:${month}:${unitId}`;
    const sheet = sheets.get(_id) ?? {
      _id,
      ticketId,
      number: doc.number,
      month,
      bucket: [month, unitId, area, category].join('|'),
      unitId,
      area,
      category,
      keys: [
        'city',
        ...path.map((id) => `unit:${id}`),
        ...areasOf(area).map((code) => `area:${code}`),
        ...(category ? [`category:${category}`] : []),
      ],
      n: {},
      d: {},
      x: {},
      tally: '',
      version: doc.version,
      path,
    };
    sheets.set(_id, sheet);
    if (excluded.has(`${unitId} ${rate}`)) add(sheet.x, rate);
    else {
      add(sheet.d, rate);
      if (hit) add(sheet.n, rate);
    }
  }
  const docs = [...sheets.values()].map((sheet) => ({ ...sheet, tally: `${sheet.bucket}#${codeOf(sheet)}` }));
  return { docs, ...(recheckAt ? { recheckAt } : {}) };
}

async function frozenAmong(models: Models, months: readonly string[]): Promise<ReadonlySet<string>> {
  const docs = await models.scoreMonths
    .find({ _id: { $in: [...new Set(months)] } })
    .select({ _id: 1 })
    .lean<Pick<ScoreMonthDoc, '_id'>[]>();
  return new Set(docs.map(({ _id }) => _id));
}

const saysTheSame = (stored: ScoreFactDoc | undefined, made: FactSheet['docs'][number]): boolean => {
  if (!stored) return false;
  const { path: _, version: _made, ...fact } = made;
  const { version: _stored, ...kept } = stored;
  return isDeepStrictEqual(kept, fact);
};

/** Somebody has already stored what a later state of the ticket says: that stands. */
const ignoreLater = (error: unknown): void => {
  if (!isDuplicateKey(error)) throw error;
};

type Excluded = Pick<ExclusionDoc, '_id' | 'unitId' | 'rates' | 'state'>;
const exclusionsOf = ({ exclusions }: Models, ticketId: string): Promise<Excluded[]> =>
  exclusions
    .find({ ticketId })
    .select({ unitId: 1, rates: 1, state: 1 })
    .sort({ _id: 1 })
    .lean<Excluded[]>()
    .exec();

/** True when something had to be written. */
export async function saveFacts(
  models: Models,
  doc: TicketDoc,
  rulesAt: RulesAt,
  now: Date,
): Promise<boolean> {
  const ticketId = doc._id.toHexString();
  let written = false;
  for (let known = await exclusionsOf(models, ticketId); ;) {
    if (!(await writeFacts(models, doc, factSheetOf(doc, rulesAt, now, known)))) return written;
    written = true;
    // The ticket's version tells nothing of an exclusion decided meanwhile: what was written may have undone it.
    const after = await exclusionsOf(models, ticketId);
    if (isDeepStrictEqual(after, known)) return true;
    known = after;
  }
}

async function writeFacts(models: Models, doc: TicketDoc, { docs, recheckAt }: FactSheet): Promise<boolean> {
  const ticketId = doc._id.toHexString();
  const stored = await models.scoreFacts.find({ ticketId }).lean<ScoreFactDoc[]>();
  const before = new Map(stored.map((fact) => [fact._id, fact]));
  const after = new Set(docs.map(({ _id }) => _id));
  const changed = docs.filter((fact) => !saysTheSame(before.get(fact._id), fact));
  const gone = stored.filter(({ _id }) => !after.has(_id));
  if (recheckAt) {
    await models.scoreRechecks.updateOne({ _id: ticketId }, { $set: { at: recheckAt } }, { upsert: true });
  } else if (stored.length > 0) await models.scoreRechecks.deleteOne({ _id: ticketId });
  if (changed.length + gone.length === 0) return false;
  const frozen = await frozenAmong(
    models,
    [...changed, ...gone].map(({ month }) => month),
  );
  const writes = changed.filter(({ month }) => !frozen.has(month));
  const removals = gone.filter(({ month }) => !frozen.has(month));
  const touched = [
    ...writes.map(({ bucket, month, unitId, path, area, category }) => ({
      bucket,
      month,
      unitId,
      path,
      area,
      category,
    })),
    ...[...removals, ...writes.flatMap(({ _id }) => before.get(_id) ?? [])].map(
      ({ bucket, month, unitId, area, category }) => ({ bucket, month, unitId, path: [], area, category }),
    ),
  ];
  if (touched.length === 0) return false;
  const older = { version: { $lte: doc.version } };
  await models.scoreFacts.collection
    .bulkWrite(
      [
        ...writes.map(({ path: _, _id, ...fact }) => ({
          // The driver's types know only its own identifiers here.
          updateOne: { filter: { _id: _id as never, ...older }, update: { $set: fact }, upsert: true },
        })),
        ...removals.map(({ _id }) => ({ deleteOne: { filter: { _id: _id as never, ...older } } })),
      ],
      { ordered: false },
    )
    .catch(ignoreLater);
  await markBuckets(models, touched);
  return true;
}

interface Touched {
  bucket: string;
  month: string;
  unitId: string;
  path: readonly string[];
  area: string;
  category: string;
}

/** The sums of these buckets must be taken again. */
export async function markBuckets(models: Models, touched: readonly Touched[]): Promise<void> {
  const buckets = new Map<string, Touched>();
  // The one that knows the unit's ancestors wins.
  for (const each of touched)
    if (each.path.length > 0 || !buckets.has(each.bucket)) buckets.set(each.bucket, each);
  await models.scoreBuckets.collection.bulkWrite(
    [...buckets.values()].map(({ bucket, month, unitId, path, area, category }) => ({
      updateOne: {
        filter: { _id: bucket as never },
        update: { $inc: { dirty: 1 }, $setOnInsert: { month, unitId, path: [...path], area, category } },
        upsert: true,
      },
    })),
    { ordered: false },
  );
}
