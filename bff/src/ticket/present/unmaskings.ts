/** Who asked to be kept unknown is told, on the ticket itself, that an office saw who they are. */
import type { TimelineItem } from '@jsjb/shared/ticket/view';
import type { TicketDoc } from '../store/ticketDoc';

/** Woven into the timeline where it happened. */
export function withUnmaskings(
  items: readonly TimelineItem[],
  { unmasked = [] }: Pick<TicketDoc, 'unmasked'>,
  unitName: (id: string) => string,
): TimelineItem[] {
  if (unmasked.length === 0) return [...items];
  const news = unmasked.map(({ at, unitId }) => ({
    type: 'requester.unmasked',
    at: at.toISOString(),
    title: '查看了联系方式',
    who: unitId ? unitName(unitId) : '接诉即办中心',
    text: '因办理需要，经另一位工作人员审批后查看，已记录在案。',
    photos: [],
  }));
  return [...items, ...news].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
