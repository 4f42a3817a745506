/** What the server proposes for a dispatch, put into the form: values, reasons, and options in sight. A person confirms. */
import type { DispatchSuggestion } from '@jsjb/shared/contract/suggestions';
import type { LookupOption, LookupSource, Prepared } from '@/forms/formSpec';

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
  suggest: () => Promise<DispatchSuggestion | undefined>,
): Promise<{ value: string; reasons: readonly string[] }[]> =>
  ((await suggest())?.units ?? []).map(({ unit, reasons }) => ({ value: unit.id, reasons }));

export const proposedCategories = async (
  suggest: () => Promise<DispatchSuggestion | undefined>,
): Promise<{ value: string; reasons: readonly string[] }[]> =>
  ((await suggest())?.categories ?? []).map(({ code, reasons }) => ({ value: code, reasons }));

/** The first proposal of each kind fills the form. */
export function preparedFrom({
  categories,
  units,
  co,
  mode,
  limit,
  limitReason,
}: DispatchSuggestion): Prepared {
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
