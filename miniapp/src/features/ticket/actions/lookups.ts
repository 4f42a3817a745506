/** The long lists that forms choose from: units, categories, tickets. Fetched once while the program lives. */
import { ticketEndpoints } from '@jsjb/shared/ticket/contract';
import { searchEndpoints } from '@jsjb/shared/search/contract';
import { type CategoryView, type UnitView, orgEndpoints } from '@jsjb/shared/org/contract';
import type { TicketDetail } from '@jsjb/shared/ticket/view';
import { limitWords, statusWords } from '@jsjb/shared/ticket/words';
import { unitKindWords } from '@jsjb/shared/org/words';
import { request } from '@/api/client';
import { unspaced } from '@/components/elements/typedNumbers';
import type { LookupOption, LookupSource } from '@/forms/formSpec';

/** Asked once while it is wanted. */
export function once<T>(load: () => Promise<T>): () => Promise<T> {
  let held: Promise<T> | undefined;
  return () => {
    held ??= load().catch((error: unknown) => {
      // A failure is not remembered.
      held = undefined;
      throw error;
    });
    return held;
  };
}

export const categories = once(async () => (await request(orgEndpoints.listCategories, {})).items);
const allUnits = once(async () => (await request(orgEndpoints.listUnits, {})).items);

export function unitOptions(units: readonly UnitView[]): LookupOption[] {
  return units.map(({ id, name, kind }) => ({
    value: id,
    label: name,
    hint: unitKindWords[kind],
    group: unitKindWords[kind],
  }));
}

export function categoryOptions(items: readonly CategoryView[]): LookupOption[] {
  return items.map(({ code, level1, level2, level3, limit }) => ({
    value: code,
    label: level3 || level2,
    hint: [level1, ...(level3 ? [level2] : []), limitWords[limit]].join(' · '),
    group: level1,
  }));
}

/** `under`: only the units below this one, itself left out. */
export function unitSource(under?: string): LookupSource {
  return {
    load: async () => {
      if (!under) return unitOptions(await allUnits());
      const { items } = await request(orgEndpoints.listUnits, { query: { under } });
      return unitOptions(items.filter(({ id }) => id !== under));
    },
    placeholder: '输入单位名称',
    nothing: under ? '本单位没有下属单位。不属于本单位职责的，请申请退单。' : '没有可选的单位',
  };
}

export const categorySource: LookupSource = {
  load: async () => categoryOptions(await categories()),
  placeholder: '输入关键词，例如：路灯',
  nothing: '没有可选的分类',
};

/** Another ticket: those like this one, or any by its number. */
export function ticketSource(ticket: Pick<TicketDetail, 'id' | 'content' | 'point'>): LookupSource {
  return {
    load: async () => {
      const { content, point } = ticket;
      const { items } = await request(searchEndpoints.findSimilar, {
        body: { content, ...(point ? { point } : {}) },
      });
      return items
        .filter(({ id }) => id !== ticket.id)
        .map(({ id, excerpt, place, status }) => ({
          value: id,
          label: excerpt,
          hint: [statusWords[status], place].filter(Boolean).join(' · '),
        }));
    },
    find: async (typed) => {
      const number = unspaced(typed).toUpperCase();
      if (!/^\d{13,17}[0-9X]$/.test(number)) return [];
      const { items } = await request(ticketEndpoints.listTickets, { query: { queue: 'all', number } });
      return items
        .filter(({ id }) => id !== ticket.id)
        .map(({ id, number: label, excerpt }) => ({ value: id, label, hint: excerpt }));
    },
    placeholder: '输入完整的工单编号',
    nothing: '附近没有相似的工单，可以按编号查找',
  };
}
