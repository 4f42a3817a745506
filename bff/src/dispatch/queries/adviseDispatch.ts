/** Everything a dispatcher is offered for one ticket, gathered from catalogue, confirmed dispatches and rulings. */
import { adviseLimit, type AdvisedLimit } from '@jsjb/shared/dispatch/adviseLimit';
import type { LimitRules } from '@jsjb/shared/ticket/terms';
import type { Models } from '../../deps';
import type { CitySnapshot } from '../../org';
import type { RulingDoc } from '../store/dispatchModels';
import type { TicketDoc } from '../../ticket';
import { adviseCategories, adviseUnits, type Advice, type AdviceRow } from '../advice/dispatchAdvice';
import { learnedModel } from './learnedModel';
import { similarClosed, type LikeClosed } from './similarClosed';
import { likeRulings } from './rulings';

export interface DispatchAdvice {
  categories: Advice[];
  units: Advice[];
  co: { unitId: string; reasons: string[] }[];
  limit: AdvisedLimit;
  similar: LikeClosed[];
  rulings: RulingDoc[];
  learnedFrom: number;
}

/** Similar tickets are looked for in this many categories. */
const LOOKED_IN = 3;

const rowsOf = ({ categories }: CitySnapshot): AdviceRow[] =>
  [...categories.values()].map(({ _id, level1, level2, level3, unitId, keywords }) => ({
    code: _id,
    level1,
    level2,
    level3,
    unitId,
    keywords,
  }));

/** The township of the place, when the best category is handled by department and township together. */
function townshipFor(doc: TicketDoc, best: Advice | undefined, lead: string | undefined, city: CitySnapshot) {
  const row = best && city.categories.get(best.key);
  const area = doc.place.areaCode;
  if (!row?.local || !area) return [];
  const town = [...city.units.values()].find(
    ({ kind, areaCode, handles }) => kind === 'township' && handles && areaCode && area.startsWith(areaCode),
  );
  if (!town || town._id === lead) return [];
  return [{ unitId: town._id, reasons: [`属地：“${row.level3 || row.level2}”由部门与乡镇（街道）双派`] }];
}

export async function adviseDispatch(
  doc: TicketDoc,
  models: Models,
  city: CitySnapshot,
  limits: LimitRules,
): Promise<DispatchAdvice> {
  const rows = rowsOf(city);
  const learned = await learnedModel(models);
  const categories = adviseCategories({ text: doc.content }, rows, learned?.model, doc.category);
  const [rulings, similar] = await Promise.all([
    likeRulings(models.rulings, doc.content),
    similarClosed(
      models,
      doc.content,
      categories.slice(0, LOOKED_IN).map(({ key }) => key),
    ),
  ]);
  const handled = ({ key }: Advice): boolean => city.units.get(key)?.handles ?? false;
  const hints = rulings.map(({ doc: ruling, likeness }) => ({ ...ruling, likeness }));
  const units = adviseUnits(
    categories,
    new Map(rows.map((row) => [row.code, row])),
    learned?.routes ?? [],
    hints.filter(({ lead }) => city.units.get(lead)?.handles),
  ).filter(handled);
  const [best] = categories;
  return {
    categories: categories.map((advice) => withExamples(advice, similar)),
    units,
    co: townshipFor(doc, best, units[0]?.key, city),
    limit: adviseLimit(limits, {
      type: doc.type,
      urgency: doc.urgency,
      ...(best ? { category: best.key } : {}),
      ...(best ? { categoryLimit: city.categories.get(best.key)?.limit } : {}),
    }),
    similar,
    rulings: rulings.map(({ doc: ruling }) => ruling),
    learnedFrom: learned?.model.trainedOn ?? 0,
  };
}

function withExamples(advice: Advice, similar: readonly LikeClosed[]): Advice {
  const alike = similar.filter(({ category }) => category === advice.key).map(({ number }) => number);
  return alike.length > 0
    ? { ...advice, reasons: [...advice.reasons, `像这些已办结的工单：${alike.join('、')}`] }
    : advice;
}
