/**
 * Puts together what speaks for a category and a unit: the catalogue, confirmed dispatches, rulings. Pure.
 * With no history the catalogue answers alone; with every confirmed dispatch the learned part gains weight.
 */
import { coldStartScores, type CatalogueRow } from './coldStart';
import { predict, type Model } from './model';

export interface AdviceRow extends CatalogueRow {
  code: string;
  unitId: string;
  keywords: readonly string[];
}

export interface Advice {
  key: string;
  /** 0 to 1; the shares of all candidates add up to at most 1. */
  p: number;
  reasons: string[];
}

/** [category, unit, confirmed dispatches] */
export type Route = readonly [category: string, unit: string, times: number];

export interface RulingHint {
  lead: string;
  month: string;
  ticketNumber: string;
  /** 0 to 1 */
  likeness: number;
}

/** After so many confirmed dispatches the learned part weighs as much as the catalogue. */
const HALF_TRUST = 150;
/** The catalogue's own unit counts like so many confirmed dispatches. */
const CATALOGUE_COUNT = 3;
/** A word the city itself put on a row, against one of the general lexicon. */
const KEYWORD_WEIGHT = 2;
const SHOWN = 5;
/** Rows far behind the best say nothing. */
const FAR_BEHIND = 0.08;

const quoted = (words: readonly string[]): string => words.map((word) => `“${word}”`).join('');
const nameOf = (row: AdviceRow): string => [row.level1, row.level2, row.level3].filter(Boolean).join(' / ');

/** The catalogue alone: shares of its best rows and the words that spoke for them. */
function fromCatalogue(text: string, rows: readonly AdviceRow[]): Map<string, Advice> {
  const scored = new Map(
    coldStartScores(text, rows).map(({ row, score, words }) => [row.code, { row, score, words }]),
  );
  for (const row of rows) {
    const hits = row.keywords.filter((word) => word.length >= 2 && text.includes(word));
    if (hits.length === 0) continue;
    const before = scored.get(row.code) ?? { row, score: 0, words: [] };
    const more = hits.reduce((sum, word) => sum + KEYWORD_WEIGHT * Math.LN2 * word.length, 0);
    scored.set(row.code, {
      row,
      score: before.score + more,
      words: [...new Set([...hits, ...before.words])].slice(0, 4),
    });
  }
  const ranked = [...scored.values()].sort((a, b) => b.score - a.score);
  const kept = ranked.filter(({ score }) => score >= (ranked[0]?.score ?? 0) * FAR_BEHIND).slice(0, 20);
  // Squared: what is said twice as clearly is meant more than twice as likely.
  const total = kept.reduce((sum, { score }) => sum + score ** 2, 0) || 1;
  return new Map(
    kept.map(({ row, score, words }) => [
      row.code,
      { key: row.code, p: score ** 2 / total, reasons: [`目录：${nameOf(row)}（${quoted(words)}）`] },
    ]),
  );
}

/** The likeliest categories, best first. `chosen` is what a person has set already: it stands first. */
export function adviseCategories(
  message: { title?: string; text: string },
  rows: readonly AdviceRow[],
  model?: Model,
  chosen?: string,
): Advice[] {
  const catalogue = fromCatalogue(`${message.title ?? ''} ${message.text}`, rows);
  const trust = model ? model.trainedOn / (model.trainedOn + HALF_TRUST) : 0;
  const known = new Set(rows.map(({ code }) => code));
  const merged = new Map<string, Advice>();
  for (const { key, p, reasons } of catalogue.values()) merged.set(key, { key, p: p * (1 - trust), reasons });
  const learned = model ? predict(model, { title: message.title ?? '', body: message.text }) : [];
  for (const { label, p, reasons } of learned) {
    if (!known.has(label)) continue;
    const before = merged.get(label) ?? { key: label, p: 0, reasons: [] };
    const words = reasons.length > 0 ? [`已确认的派单中常见${quoted(reasons)}`] : [];
    merged.set(label, {
      key: label,
      p: before.p + p * trust,
      reasons: [...before.reasons, ...words],
    });
  }
  const ranked = [...merged.values()].sort((a, b) => b.p - a.p).slice(0, SHOWN);
  if (!chosen || !known.has(chosen)) return ranked;
  const own = merged.get(chosen) ?? { key: chosen, p: 0, reasons: [] };
  return [
    { ...own, reasons: ['受理时已选定', ...own.reasons] },
    ...ranked.filter(({ key }) => key !== chosen),
  ].slice(0, SHOWN);
}

/** The likeliest lead units, given how likely each category is. A ruling on a like matter goes first. */
export function adviseUnits(
  categories: readonly Advice[],
  rows: ReadonlyMap<string, AdviceRow>,
  routes: readonly Route[],
  rulings: readonly RulingHint[],
): Advice[] {
  const found = new Map<string, Advice>();
  const add = (unit: string, p: number, reason: string): void => {
    const before = found.get(unit) ?? { key: unit, p: 0, reasons: [] };
    const reasons = before.reasons.length < 3 ? [...before.reasons, reason] : before.reasons;
    found.set(unit, { key: unit, p: before.p + p, reasons });
  };
  const total = categories.reduce((sum, { p }) => sum + p, 0) || 1;
  for (const { key, p } of categories) {
    const row = rows.get(key);
    if (!row) continue;
    const here = routes.filter(([category]) => category === key);
    const confirmed = here.reduce((sum, [, , times]) => sum + times, 0);
    const counts = new Map(here.map(([, unit, times]) => [unit, times]));
    const all = confirmed + CATALOGUE_COUNT;
    const share = p / total;
    add(row.unitId, (share * CATALOGUE_COUNT) / all, `目录：“${row.level3 || row.level2}”由该单位主办`);
    for (const [unit, times] of counts)
      add(
        unit,
        (share * times) / all,
        `“${row.level3 || row.level2}”已办结 ${confirmed} 件，其中 ${times} 件由该单位办理`,
      );
  }
  for (const { lead, month, ticketNumber, likeness } of rulings) {
    const before = found.get(lead) ?? { key: lead, p: 0, reasons: [] };
    const reason = `联席会议裁定 ${month}（工单 ${ticketNumber}）`;
    // What speaks for the others shrinks by as much as the ruling weighs.
    for (const [unit, advice] of found) found.set(unit, { ...advice, p: advice.p * (1 - likeness) });
    found.set(lead, {
      key: lead,
      p: before.p * (1 - likeness) + likeness,
      reasons: [reason, ...before.reasons].slice(0, 3),
    });
  }
  return [...found.values()].sort((a, b) => b.p - a.p).slice(0, SHOWN);
}
