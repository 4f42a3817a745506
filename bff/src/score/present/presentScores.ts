/** Counts → the report a reader may see: names beside keys, each unit with those below it, rates, score. */
import type {
  ExclusionState,
  ExclusionView,
  ScoreGroup,
  ScoreRow,
  ScoresView,
} from '@jsjb/shared/score/contract';
import type { ApprovalStatus } from '@jsjb/shared/kit/approval';
import { rateNames, type ScoreRules } from '@jsjb/shared/score/rules';
import { addCounts, ratesOf, scoreOf, type Counts } from '@jsjb/shared/score/rates';
import type { Ticket } from '@jsjb/shared/ticket/ticket';
import type { CitySnapshot } from '../../org';
import { exclusionOf, type ExclusionDoc } from '../store/exclusionDoc';
import { exclusionAbilities, type ScoreReach } from '../access/scoreAccess';
import type { Report } from '../queries/scores';
import { presentEvidence } from '../../photo';
import { categoryNameOf } from '../../dispatch';
import { actorOn, photosFor, type Reader, unitNameFor } from '../../ticket';

/** A key and all above it that its cases count for too. */
const above: Record<ScoreGroup, (key: string, city: CitySnapshot) => readonly string[]> = {
  unit: (key, city) =>
    (city.units.get(key)?.path ?? [key]).filter((id) => city.units.get(id)?.kind !== 'city'),
  area: (key) => [6, 9].filter((length) => key.length >= length).map((length) => key.slice(0, length)),
  category: (key) => [key],
};
const names: Record<ScoreGroup, (key: string, city: CitySnapshot) => string> = {
  unit: (key, city) => city.units.get(key)?.name ?? key,
  area: (key, city) => city.areas.get(key)?.name ?? key,
  category: categoryNameOf,
};

export const mayOpen = (by: ScoreGroup, key: string, city: CitySnapshot, reach: ScoreReach): boolean => {
  if (by === 'category') return reach.city;
  if (by === 'area') return reach.area(key);
  const unit = city.units.get(key);
  return unit !== undefined && reach.unit(unit.path, unit.areaCode);
};

const rowOf = (key: string, name: string, counts: Counts, rules: ScoreRules): ScoreRow => {
  const score = scoreOf(counts, rules);
  return { key, name, rates: ratesOf(counts), score: score === null ? null : Math.round(score * 100) / 100 };
};

/** Best first; rows without a score last. */
const byScore = (a: ScoreRow, b: ScoreRow): number =>
  (b.score ?? -1) - (a.score ?? -1) || (a.key < b.key ? -1 : 1);

export function presentScores(
  report: Report,
  { period, by }: { period: string; by: ScoreGroup },
  { rules, city, reach }: { rules: ScoreRules; city: CitySnapshot; reach: ScoreReach },
): ScoresView {
  const rolled = new Map<string, Counts>();
  let seen: Counts = {};
  for (const [key, counts] of report.rows) {
    // Without a unit, area or category there is no row; the total still counts the case.
    if (key === '' || key === '-') continue;
    if (mayOpen(by, key, city, reach)) seen = addCounts(seen, counts);
    for (const id of above[by](key, city)) rolled.set(id, addCounts(rolled.get(id) ?? {}, counts));
  }
  const rows = [...rolled]
    .filter(([key]) => mayOpen(by, key, city, reach))
    .map(([key, counts]) => rowOf(key, names[by](key, city), counts, rules))
    .sort(byScore);
  return {
    period,
    by,
    rulesVersion: rules.version,
    weights: { ...rules.weights } as Record<string, number>,
    months: report.months.map(({ month, frozen, hash }) => ({ month, frozen, ...(hash ? { hash } : {}) })),
    total: reach.city
      ? rowOf('city', '全市', report.total, rules)
      : rowOf('own', '本单位（区域）合计', seen, rules),
    rows,
  };
}

/** An exclusion has one approver, so that none is `seconded`. */
const stateOf = (status: ApprovalStatus): ExclusionState =>
  (status === 'asked' ? 'proposed' : status) as ExclusionState;

export function presentExclusion(
  doc: ExclusionDoc,
  reader: Pick<Reader, 'actor' | 'own' | 'city' | 'photoUrl'>,
  names: ReadonlyMap<string, string>,
  ticket: Ticket | undefined,
): ExclusionView {
  const photos = photosFor(reader);
  const { ticketId, unitId, rates, evidence } = doc.subject;
  return {
    id: doc._id,
    ticketId,
    number: doc.number,
    unit: { id: unitId, name: unitNameFor(reader)(unitId) },
    rates: rateNames.filter((rate) => rates.includes(rate)),
    reason: doc.reason,
    ...presentEvidence(evidence, photos),
    state: stateOf(doc.status),
    steps: doc.steps.map(({ status, at, personId, note }) => ({
      state: stateOf(status),
      at: at.toISOString(),
      by: names.get(personId) ?? '—',
      note,
    })),
    abilities: exclusionAbilities(
      exclusionOf(doc),
      actorOn(reader.actor, reader.own, doc.subject.ticketId),
      ticket,
    ),
  };
}
