/** What the server proposes for a dispatch, put into the form: values, reasons, and options in sight. A person confirms. */
import type { DispatchAdviceView } from '@jsjb/shared/dispatch/contract';
import type { LookupOption, LookupSource, Offer, Prepared } from '@/forms/formSpec';

const because = (reasons: readonly string[] | undefined): string =>
  reasons && reasons.length > 0 ? `建议理由：${reasons.join('；')}` : '';

/** Proposed options come first, with their reasons. */
export function withProposals(
  source: LookupSource,
  propose: () => Promise<readonly { value: string; reasons: readonly string[] }[]>,
): LookupSource {
  return {
    ...source,
    load: async () => {
      const [options, proposed] = await Promise.all([source.load(), propose().catch(() => [])]);
      const first = proposed.flatMap(({ value, reasons }): LookupOption[] => {
        const known = options.find((option) => option.value === value);
        return known ? [{ ...known, hint: `建议 · ${reasons[0] ?? known.hint ?? ''}`, proposed: true }] : [];
      });
      return [...first, ...options.filter(({ value }) => !first.some((option) => option.value === value))];
    },
  };
}

export const proposedUnits = async (
  advise: () => Promise<DispatchAdviceView | undefined>,
): Promise<{ value: string; reasons: readonly string[] }[]> =>
  ((await advise())?.units ?? []).map(({ unit, reasons }) => ({ value: unit.id, reasons }));

export const proposedCategories = async (
  advise: () => Promise<DispatchAdviceView | undefined>,
): Promise<{ value: string; reasons: readonly string[] }[]> =>
  ((await advise())?.categories ?? []).map(({ code, reasons }) => ({ value: code, reasons }));

/** The first proposal of each kind fills the form. */
export function preparedFrom({
  categories,
  units,
  co,
  mode,
  limit,
  limitReason,
}: DispatchAdviceView): Prepared {
  const [category] = categories;
  const [lead] = units;
  const helpers = co.map(({ unit }) => unit.id).filter((id) => id !== lead?.unit.id);
  const says = {
    category: because(category?.reasons),
    leadUnitId: because(lead?.reasons),
    limit: because(limitReason ? [limitReason] : []),
    coUnitIds: because(co[0]?.reasons),
  };
  return {
    values: {
      ...(category ? { category: category.code } : {}),
      ...(lead ? { leadUnitId: lead.unit.id } : {}),
      ...(helpers.length > 0 ? { coUnitIds: helpers } : {}),
      mode: mode === 'double' && helpers.length === 0 ? 'direct' : mode,
      limit,
    },
    says: Object.fromEntries(Object.entries(says).filter(([, words]) => words !== '')),
  };
}

const percent = (p: number): string => `${Math.round(p * 100)}%`;

/** Below this two matters share words by chance. */
const LIKE_ENOUGH = 0.2;

/** Rulings first: they bind. Then matters of the kind that were closed, then what catalogue and history say. */
export function offersFrom(found: DispatchAdviceView | undefined, choosesCategory: boolean): Offer[] {
  if (!found) return [];
  const { rulings, similar, units, categories } = found;
  const category = (code: string | undefined) => (choosesCategory && code ? { category: code } : {});
  return [
    ...rulings.map(({ id, month, lead, co, matter, text, category: code }): Offer => ({
      id: `ruling-${id.replaceAll(':', '-')}`,
      tag: `${month} 裁定`,
      title: `由${lead.name}主办${co.length > 0 ? `，${co.map(({ name }) => name).join('、')}协办` : ''}`,
      reasons: [`当时的事项：${matter}`, `裁定：${text}`],
      values: {
        ...category(code),
        leadUnitId: lead.id,
        coUnitIds: co.map(({ id: unit }) => unit),
        ...(choosesCategory ? { mode: co.length > 0 ? 'double' : 'direct' } : {}),
      },
    })),
    ...similar
      .filter(({ unit, likeness }) => unit !== undefined && likeness >= LIKE_ENOUGH)
      .map(({ id, number, excerpt, unit, category: code, categoryName }): Offer => ({
        id: `like-${id}`,
        tag: '像这件已办结的',
        title: `${unit?.name ?? ''}办理 · ${categoryName}`,
        reasons: [`${number}：${excerpt}`],
        values: { ...category(code), leadUnitId: unit?.id },
      })),
    ...units.slice(0, 3).map(({ unit, p, reasons }): Offer => ({
      id: `unit-${unit.id}`,
      tag: `单位 ${percent(p)}`,
      title: unit.name,
      reasons,
      values: { leadUnitId: unit.id },
    })),
    ...(choosesCategory ? categories.slice(0, 3) : []).map(({ code, name, p, reasons }): Offer => ({
      id: `category-${code}`,
      tag: `分类 ${percent(p)}`,
      title: name,
      reasons,
      values: { category: code },
    })),
  ];
}
