/** What the units of a ticket hear of those merged into it: pure. Before it is dispatched nobody works on it. */
import type { TicketEvent, TicketEventType } from '@jsjb/shared/ticket/event';
import type { Ticket } from '@jsjb/shared/ticket/ticket';
import type { NoticeDraft } from './noticeDraft';

const words: { [T in TicketEventType]?: [status: string, note: string] } = {
  'ticket.merged': ['并入一件', '有同一件事并入，请一并办理。'],
  'ticket.unmerged': ['取消并单', '并入的一件改为单独办理。'],
  'ticket.supplemented': ['补充说明', '并入的一件有补充，请查看。'],
  'ticket.joined': ['补充说明', '并入的一件有邻居补充，请查看。'],
  'ticket.urged': ['群众催办', '并入的一件在催，请尽快办理。'],
};

/** `event`: of the one that was merged. */
export function parentNoticesOf(event: TicketEvent, parent: Ticket): NoticeDraft[] {
  const said = event.type === 'ticket.joined' && !event.data.text ? undefined : words[event.type];
  if (!said) return [];
  const [status, note] = said;
  const working = parent.legs.filter((leg) => leg.status !== 'ended');
  return [...new Set(working.map(({ unitId }) => unitId))].map((unitId) => ({
    addressee: { to: 'handlers', unitId },
    template: 'deadline',
    status,
    note,
    urgent: false,
  }));
}
