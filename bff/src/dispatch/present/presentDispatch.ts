/** Advice and rulings → what the dispatcher reads: names beside every code. */
import type { DispatchAdviceView, RulingView } from '@jsjb/shared/dispatch/contract';
import { limitWords, typeWords, urgencyWords } from '@jsjb/shared/ticket/words';
import type { AdvisedLimit } from '@jsjb/shared/dispatch/adviseLimit';
import type { CitySnapshot } from '../../org';
import type { RulingDoc } from '../store/dispatchModels';
import { withoutNumbers } from '../../ticket';
import type { DispatchAdvice } from '../queries/adviseDispatch';

const EXCERPT = 60;
const round = (p: number): number => Math.round(Math.min(1, Math.max(0, p)) * 1000) / 1000;
const excerpt = (text: string): string => [...withoutNumbers(text)].slice(0, EXCERPT).join('');

export const categoryNameOf = (code: string, city: CitySnapshot): string => {
  const row = city.categories.get(code);
  return row ? row.level3 || row.level2 || row.level1 : code;
};
const unitOf = (id: string, city: CitySnapshot) => ({ id, name: city.units.get(id)?.name ?? id });

export const presentRuling = (doc: RulingDoc, city: CitySnapshot): RulingView => ({
  id: doc._id,
  at: doc.at.toISOString(),
  month: doc.month,
  ticketId: doc.ticketId,
  ticketNumber: doc.ticketNumber,
  matter: excerpt(doc.matter),
  ...(doc.category ? { category: doc.category, categoryName: categoryNameOf(doc.category, city) } : {}),
  agenda: doc.agenda,
  attendees: doc.attendees.map((id) => unitOf(id, city)),
  text: doc.text,
  lead: unitOf(doc.lead, city),
  co: doc.co.map((id) => unitOf(id, city)),
  precedent: doc.precedent,
});

function limitReasonOf({ limit, reason, rule }: AdvisedLimit): string {
  if (reason === 'catalogue') return `目录规定的时限：${limitWords[limit]}`;
  if (reason === 'longest') return `目录没有规定时限，按最长的 ${limitWords[limit]}`;
  const when = [rule?.type && typeWords[rule.type], rule?.urgency && urgencyWords[rule.urgency]];
  return `时限规则：${when.filter(Boolean).join('、') || '所有工单'} → ${limitWords[limit]}`;
}

export function presentAdvice(advice: DispatchAdvice, city: CitySnapshot): DispatchAdviceView {
  return {
    categories: advice.categories.map(({ key, p, reasons }) => ({
      code: key,
      name: categoryNameOf(key, city),
      p: round(p),
      reasons,
    })),
    units: advice.units.map(({ key, p, reasons }) => ({ unit: unitOf(key, city), p: round(p), reasons })),
    co: advice.co.map(({ unitId, reasons }) => ({ unit: unitOf(unitId, city), reasons })),
    mode: advice.co.length > 0 ? 'double' : 'direct',
    limit: advice.limit.limit,
    limitReason: limitReasonOf(advice.limit),
    similar: advice.similar.map(({ id, number, text, category, unitId, likeness }) => ({
      id,
      number,
      excerpt: excerpt(text),
      category,
      categoryName: categoryNameOf(category, city),
      ...(unitId ? { unit: unitOf(unitId, city) } : {}),
      likeness: round(likeness),
    })),
    rulings: advice.rulings.map((doc) => presentRuling(doc, city)),
    learnedFrom: advice.learnedFrom,
  };
}
