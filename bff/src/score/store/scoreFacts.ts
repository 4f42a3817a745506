/** Keeps the score facts of a ticket in step with the ticket (see platform/projections). Frozen months are never touched. */
import { isDeepStrictEqual } from 'node:util';
import { isGranted } from '@jsjb/shared/kit/approval';
import { localDate } from '@jsjb/shared/calendar/calendar';
import { factsOf } from '@jsjb/shared/score/facts';
import type { RulesAt, RateName } from '@jsjb/shared/score/rules';
import type { Deps, Models } from '../../deps';
import { differenceOf, touchedBy } from '../../platform/projections/projection';
import type { ExclusionDoc } from './exclusionDoc';
import type { ScoreBucketDoc, ScoreFactDoc, ScoreMonthDoc } from './scoreModels';
import { scoreProjection } from './scoreProjection';
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
  exclusions: readonly Pick<ExclusionDoc, 'subject' | 'status'>[],
): FactSheet {
  const ticketId = doc._id.toHexString();
  const area = (doc.place.areaCode ?? '').slice(0, 9);
  const category = doc.category ?? '';
  const excluded = new Set(
    exclusions
      .filter((each) => isGranted(each, now))
      .flatMap(({ subject: { unitId, rates } }) => rates.map((rate) => `${unitId} ${rate}`)),
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

type Excluded = Pick<ExclusionDoc, '_id' | 'subject' | 'status'>;
const exclusionsOf = ({ exclusions }: Models, ticketId: string): Promise<Excluded[]> =>
  exclusions
    .find({ 'subject.ticketId': ticketId })
    .select({ subject: 1, status: 1 })
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

/** The same, of a ticket by its id, as it is now. */
export async function saveFactsOf(
  ticketId: string,
  { models, ruleVersions, now }: Pick<Deps, 'models' | 'ruleVersions' | 'now'>,
): Promise<void> {
  const doc = await models.tickets.findById(ticketId).lean<TicketDoc>();
  if (doc) await saveFacts(models, doc, ruleVersions.scoreAt, now());
}

async function writeFacts(models: Models, doc: TicketDoc, { docs, recheckAt }: FactSheet): Promise<boolean> {
  const ticketId = doc._id.toHexString();
  const stored = await models.scoreFacts.find({ ticketId }).lean<ScoreFactDoc[]>();
  if (recheckAt) {
    await models.scoreRechecks.updateOne({ _id: ticketId }, { $set: { at: recheckAt } }, { upsert: true });
  } else if (stored.length > 0) await models.scoreRechecks.deleteOne({ _id: ticketId });
  const paths = new Map(docs.map(({ bucket, path }) => [bucket, path]));
  const differs = differenceOf<ScoreFactDoc>(
    stored,
    docs.map(({ path: _, ...fact }) => fact),
  );
  const months = [...differs.writes, ...differs.removals].map(({ month }) => month);
  if (months.length === 0) {
    await scoreProjection(models).settle(ticketId, doc.version);
    return false;
  }
  const frozen = await frozenAmong(models, months);
  const open = ({ month }: ScoreFactDoc): boolean => !frozen.has(month);
  const difference = {
    ...differs,
    writes: differs.writes.filter(open),
    removals: differs.removals.filter(open),
  };
  const touched = touchedBy(difference);
  if (touched.length === 0) return false;
  const marks = touched.map((fact) => ({ ...fact, path: paths.get(fact.bucket) ?? [] }));
  await scoreProjection(models).store(
    difference,
    { source: ticketId, version: doc.version },
    bucketsOf(marks),
  );
  return true;
}

type Touched = Pick<ScoreBucketDoc, 'month' | 'unitId' | 'area' | 'category'> & {
  bucket: string;
  path: readonly string[];
};

/** Each bucket once; the one that knows the unit's ancestors wins. */
function bucketsOf(touched: readonly Touched[]): Touched[] {
  const buckets = new Map<string, Touched>();
  for (const { bucket, month, unitId, path, area, category } of touched)
    if (path.length > 0 || !buckets.has(bucket))
      buckets.set(bucket, { bucket, month, unitId, path: [...path], area, category });
  return [...buckets.values()];
}

/** The sums of these buckets must be taken again. */
export const markBuckets = (models: Models, touched: readonly Touched[]): Promise<void> =>
  scoreProjection(models).mark(bucketsOf(touched));
