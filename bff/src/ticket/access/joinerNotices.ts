/** What neighbours who joined are told, in words of their own, of all that the requester is told of: pure. */
import type { CallbackEnd, EventBase, TicketEvent, TicketEventType } from '@jsjb/shared/ticket/event';
import type { Ticket } from '@jsjb/shared/ticket/ticket';
import type { NoticeDraft } from './noticeDraft';

const told = (status: string, note: string, template: NoticeDraft['template'] = 'progress'): NoticeDraft => ({
  addressee: { to: 'joiners' },
  template,
  status,
  note,
  urgent: false,
});

const ASKED = '解决了没有，请您说一声。';
const ended = (status: string, note: string): NoticeDraft => told(status, note, 'callback');

const afterCall = (leadsTo: CallbackEnd): NoticeDraft | undefined => {
  if (leadsTo === 'retry') return undefined;
  if (leadsTo === 'redo') return told('重新办理', '已退回承办单位重新办理。');
  return leadsTo === 'review' ? told('重新研究', '您也遇到的事项由中心重新研究。') : told('已办结', ASKED);
};

type Teller<T extends TicketEventType> = (event: EventBase<T>, ticket: Ticket) => NoticeDraft | undefined;

const tellers: { [T in TicketEventType]?: Teller<T> } = {
  'ticket.accepted': ({ data }) =>
    data.confidential
      ? told('单独反映', '这件事转为保密办理，您遇到的请单独提交。')
      : told('已受理', '您也遇到的事项已经受理。'),
  'ticket.answered': () => ended('已答复', ASKED),
  'ticket.refused': () => ended('不予受理', '原因和办法写在里面，请查看。'),
  'ticket.dispatched': () => told('已派单', '您也遇到的事项已交承办单位。'),
  'ticket.transferred': () => told('已转派', '您也遇到的事项换了承办单位。'),
  'ticket.returnApproved': () => told('重新派单', '您也遇到的事项换了承办单位。'),
  'ticket.ruled': () => told('重新派单', '您也遇到的事项换了承办单位。'),
  'ticket.extensionDecided': ({ data }) =>
    data.approved ? told('时限延长', '需要多一点时间，原因请看里面。') : undefined,
  'ticket.reported': ({ data: { legId } }, { legs }) =>
    legs.some(({ id, role }) => id === legId && role === 'lead')
      ? ended('请您评价', '单位说办好了，您这边解决了吗？')
      : undefined,
  'ticket.verified': ({ data }) =>
    data.passed ? undefined : told('重新办理', '核验没有通过，已请单位重新办理。'),
  'ticket.calledBack': ({ data }) => afterCall(data.leadsTo),
  'ticket.verdictGiven': ({ data }) => afterCall(data.leadsTo),
  'ticket.reopened': () => told('重新办理', '办结后反映没有解决，重新办理。'),
  'ticket.shelvingDecided': ({ data }) =>
    data.approved ? told('列入计划', '暂时不具备条件，条件具备后会恢复办理。') : undefined,
  'ticket.resumed': () => told('恢复办理', '您也遇到的事项恢复办理了。'),
  'ticket.terminationDecided': ({ data }) =>
    data.approved ? ended('终止办理', '原因写在里面，请查看。') : undefined,
  // Nobody's matter ends with somebody else's.
  'ticket.withdrawn': () => ended('已撤回', '反映人撤回了。您的还没解决，请说一声。'),
  'ticket.merged': () => told('合并办理', '与同一事项合并办理，有结果会告诉您。'),
  'ticket.unmerged': () => told('单独办理', '您也遇到的事项改为单独办理。'),
  'ticket.followed': () => ended('已办理', ASKED),
  'ticket.selfResolved': () => ended('已办理', ASKED),
};

/** Of a confidential matter nobody is told but that it has become so. */
export function joinerNoticesOf(event: TicketEvent, ticket: Ticket): NoticeDraft[] {
  if (ticket.confidential && !(event.type === 'ticket.accepted' && event.data.confidential)) return [];
  // The table is keyed by the event's own type; TypeScript cannot correlate the two unions.
  const teller = tellers[event.type] as Teller<typeof event.type> | undefined;
  const draft = teller?.(event, ticket);
  return draft ? [draft] : [];
}

export const toldToJoiners = Object.keys(tellers) as TicketEventType[];
