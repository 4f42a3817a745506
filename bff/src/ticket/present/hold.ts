/** What a held ticket shows: the requester is told, the centre sees it, others do without the pictures meanwhile. */
import type { TimelineItem } from '@jsjb/shared/ticket/view';
import type { TicketDoc } from '../store/ticketDoc';

type Held = Pick<TicketDoc, 'hold'>;

/** Until a person has looked, and after if they decided so. */
export const hidesPhotos = ({ hold }: Held): boolean =>
  hold !== undefined && (hold.decidedAt === undefined || hold.hidden === true);

/** Woven into the timeline where it happened. */
export function withHold(items: readonly TimelineItem[], { hold }: Held): TimelineItem[] {
  if (!hold) return [...items];
  const told = (at: Date, title: string, text: string): TimelineItem => ({
    type: 'content.held',
    at: at.toISOString(),
    title,
    who: '系统',
    text,
    photos: [],
  });
  const news = [
    told(hold.at, '内容待人工复核', '系统提示有的内容需要人工看一看。您的诉求照常办理，不会丢失。'),
  ];
  if (hold.decidedAt)
    news.push(
      hold.hidden
        ? told(hold.decidedAt, '已人工复核', '有的图片不便展示，诉求照常办理。')
        : told(hold.decidedAt, '已人工复核', '内容没有问题，诉求照常办理。'),
    );
  // Stable: what happened at the same instant keeps its order.
  return [...items, ...news].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
