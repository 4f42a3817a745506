/** Who hears of what, in which words, and when the phone may ring: pure. */
import type { NoticeTemplate } from '@jsjb/shared/notice/contract';
import type { TicketEvent, TicketEventType, EventBase } from '@jsjb/shared/ticket/event';
import type { Leg, Ticket } from '@jsjb/shared/ticket/ticket';
import {
  extensionWords,
  returnApprovedWords,
  ruledWords,
  shelvingWords,
  terminationWords,
} from '@jsjb/shared/ticket/delayWords';
import { escalationNote, escalationWords } from '@jsjb/shared/ticket/escalationWords';
import { refusalWords, superviseWords, typeWords } from '@jsjb/shared/ticket/words';
import { isDiscreet } from './ticketAccess';
import type { NoticeDraft, StaffAddressee } from './noticeDraft';
import { joinerNoticesOf, toldToJoiners } from './joinerNotices';

/** What the ticket is about without saying whom it is about: the kind, and the place if it is a public one. */
export const matterOf = ({ type, place, confidential }: Ticket): string =>
  confidential || !place.text ? typeWords[type] : `${typeWords[type]}·${place.text}`;

const pressing = ({ urgency, clock }: Ticket): boolean =>
  urgency !== 'normal' || clock?.limit === 'instant' || clock?.limit === '3h';

const told = (status: string, note: string, template: NoticeTemplate = 'progress'): NoticeDraft => ({
  addressee: { to: 'requester' },
  template,
  status,
  note,
  urgent: false,
});

const toUnits = (legs: readonly Leg[], status: string, note: string, ticket: Ticket): NoticeDraft[] =>
  [...new Set(legs.map(({ unitId }) => unitId))].map((unitId) => ({
    addressee: { to: 'handlers', unitId },
    template: 'deadline',
    status,
    note,
    urgent: pressing(ticket),
  }));

const working = ({ legs }: Ticket): Leg[] => legs.filter(({ status }) => status !== 'ended');

/** Whoever asked is told what came of it: by default the unit that leads. */
const toAsker = (
  ticket: Ticket,
  status: string,
  note: string,
  asked = ticket.legs.findLast(({ role }) => role === 'lead'),
): NoticeDraft[] => toUnits(asked ? [asked] : [], status, note, ticket);

const toCentre = (to: 'dispatchers' | 'supervisors', status: string, note: string): NoticeDraft[] => [
  { addressee: { to }, template: 'deadline', status, note, urgent: false },
];

/** The names of units, as the requester reads them. */
export type UnitName = (id: string | undefined) => string;

type Teller<T extends TicketEventType> = (
  event: EventBase<T>,
  ticket: Ticket,
  unitName: UnitName,
) => NoticeDraft[];

/** A phone shows a message to whoever looks at it: of a matter kept secret it says only that there is something to read. */
const unlessDiscreet = (ticket: Ticket, words: string, discreet = '原因写在里面，请查看。'): string =>
  isDiscreet(ticket) ? discreet : words;

const newLegs = ({ data }: { data: { legs: readonly Leg[] } }, ticket: Ticket): NoticeDraft[] =>
  toUnits(data.legs, '待签收', '有新的工单，请签收。', ticket);

const leadOf = (legs: readonly Leg[]): string | undefined => legs.find(({ role }) => role === 'lead')?.unitId;

/** Events without a row make no notice. */
const tellers: { [T in TicketEventType]?: Teller<T> } = {
  'ticket.accepted': () => [told('已受理', '您反映的事项已经受理。')],
  'ticket.answered': () => [told('已答复', '您的诉求有答复了，请查看。')],
  'ticket.refused': ({ data }, ticket) => [
    told(
      '不予受理',
      unlessDiscreet(ticket, `${refusalWords[data.reason]}。${data.text}`, '原因和办法写在里面，请查看。'),
    ),
  ],
  'ticket.dispatched': (event, ticket) => [
    told(
      '已派单',
      ticket.requester.preferredContact === 'message'
        ? '已交承办单位，请留意小程序消息。'
        : '已交承办单位，请留意联系电话。',
    ),
    ...newLegs(event, ticket),
  ],
  'ticket.transferred': newLegs,
  'ticket.coHandled': newLegs,
  'ticket.returnApproved': (event, ticket, unitName) => [
    told('重新派单', returnApprovedWords(unitName(leadOf(event.data.legs)))),
    ...newLegs(event, ticket),
    ...toAsker(
      ticket,
      '退单已准',
      '退单申请已通过，工单已改派。',
      ticket.legs.find(({ id }) => id === event.data.legId),
    ),
  ],
  'ticket.ruled': (event, ticket, unitName) => [
    told('裁定办理', ruledWords(unitName(leadOf(event.data.legs)))),
    ...newLegs(event, ticket),
  ],
  'ticket.returnRejected': (_, ticket) => toAsker(ticket, '退单未准', '退单申请没有通过，请继续办理。'),
  'ticket.extensionDecided': ({ data }, ticket, unitName) =>
    data.approved
      ? [
          told('时限延长', unlessDiscreet(ticket, extensionWords(unitName(data.askedBy), data))),
          ...toAsker(ticket, '延期已准', '延期申请已通过，请按新的时限办理。'),
        ]
      : toAsker(ticket, '延期未准', '延期申请没有通过，请按原时限办理。'),
  // The one message of its template is for this question alone.
  'ticket.reported': ({ data: { legId } }, ticket) =>
    ticket.legs.some(({ id, role }) => id === legId && role === 'lead')
      ? [told('请您评价', '单位说办好了，解决了吗？', 'callback')]
      : [],
  'ticket.verified': ({ data }, ticket) =>
    data.passed
      ? []
      : [
          told('重新办理', '核验没有通过，已请单位重新办理。'),
          ...toUnits(working(ticket), '退回重办', '核验没有通过，请重新办理。', ticket),
        ],
  'ticket.calledBack': ({ data }, ticket) => {
    if (data.leadsTo === 'retry') return [];
    if (data.leadsTo === 'review') return [told('重新研究', '您的诉求由中心重新研究办理。')];
    if (data.leadsTo === 'redo')
      return [
        told('重新办理', '已退回承办单位重新办理。'),
        ...toUnits(working(ticket), '退回重办', '反映人不满意，请重新办理。', ticket),
      ];
    return [told('已办结', '回访记录请您过目，不对的可以提出。')];
  },
  'ticket.verdictGiven': ({ data: { verdict, leadsTo } }, ticket) => {
    const words = verdict === 'neverCame' ? '反映人说没有人来过。' : '反映人说没有解决。';
    return [
      ...(leadsTo === 'redo'
        ? toUnits(working(ticket), '退回重办', `${words}请重新办理。`, ticket)
        : leadsTo === 'review'
          ? toCentre('dispatchers', '重新研究', words)
          : []),
      ...(verdict === 'neverCame' ? toCentre('supervisors', '没来过', '反映人说没有人来过，请核查。') : []),
    ];
  },
  'ticket.objected': ({ data: { reopens } }) =>
    toCentre(
      'dispatchers',
      '回访异议',
      reopens ? '反映人说回访不属实，请重新回访。' : '反映人说回访不属实，请核实。',
    ),
  'ticket.reopened': ({ data: { to, supervise } }, ticket) => [
    ...toCentre('dispatchers', '重新办理', '办结后反映没有解决。'),
    ...(supervise ? toCentre('supervisors', '重点督办', '办结后两次反映没有解决。') : []),
    ...(to === 'handling'
      ? toUnits(working(ticket), '重新办理', '办结后反映没有解决，请重新办理。', ticket)
      : []),
    ...(to === 'handling'
      ? working(ticket)
          .filter(({ role }) => role === 'lead')
          .map(({ unitId }): NoticeDraft => ({
            addressee: { to: 'head', unitId },
            template: 'deadline',
            status: '重新办理',
            note: '办结后反映没有解决，请过问。',
            urgent: pressing(ticket),
          }))
      : []),
  ],
  'ticket.shelvingDecided': ({ data }, ticket, unitName) =>
    data.approved
      ? [
          told('列入计划', unlessDiscreet(ticket, shelvingWords(unitName(data.askedBy), data))),
          ...toAsker(ticket, '挂账已准', '挂账申请已通过，条件具备后请恢复办理。'),
        ]
      : toAsker(ticket, '挂账未准', '挂账申请没有通过，请继续办理。'),
  'ticket.resumed': (_, ticket) => [
    told('恢复办理', '您的事项恢复办理了。'),
    ...toUnits(working(ticket), '恢复办理', '挂账的工单恢复办理，请抓紧。', ticket),
  ],
  'ticket.terminationDecided': ({ data }, ticket, unitName) =>
    data.approved
      ? [
          told(
            '终止办理',
            unlessDiscreet(
              ticket,
              terminationWords(unitName(data.askedBy), data) ?? '原因写在里面，请查看。',
            ),
          ),
          ...toAsker(ticket, '终止已准', '终止申请已通过，不用再办。'),
        ]
      : toAsker(ticket, '终止未准', '终止申请没有通过，请继续办理。'),
  'ticket.merged': () => [told('合并办理', '与同一事项合并办理，有结果会告诉您。')],
  'ticket.unmerged': ({ by }) => [
    by.role === 'system'
      ? told('单独办理', '合并的那一件已结束，您的诉求继续办理。')
      : told('单独办理', '经核对，您的诉求单独办理，请查看。'),
  ],
  'ticket.followed': () => [told('请您评价', '合并的事项办好了，解决了吗？', 'callback')],
  'ticket.supplemented': (_, ticket) =>
    toUnits(working(ticket), '补充说明', '群众补充了情况，请查看。', ticket),
  'ticket.joined': ({ data }, ticket) =>
    data.text ? toUnits(working(ticket), '邻居补充', '邻居也遇到，并写了情况，请查看。', ticket) : [],
  'ticket.urged': (_, ticket) => toUnits(working(ticket), '群众催办', '群众在催，请尽快联系。', ticket),
  'ticket.supervised': ({ data }, ticket) =>
    toUnits(working(ticket), superviseWords[data.level], '已列入督办，请尽快办理。', ticket),
  'ticket.alarmed': ({ data }, ticket) => {
    const { status } = escalationWords[data.level];
    const draft = (addressee: StaffAddressee): NoticeDraft => ({
      addressee,
      template: 'deadline',
      status,
      note: escalationNote(data.level, addressee.to),
      noteFor: (seat) => escalationNote(data.level, seat),
      urgent: pressing(ticket),
    });
    const lead = working(ticket).filter(({ role }) => role === 'lead');
    return data.tells.flatMap((to): NoticeDraft[] => {
      if (to === 'dispatchers' || to === 'supervisors') return [draft({ to })];
      if (to !== 'handlers' && to !== 'head' && to !== 'firstResponsible') return [];
      const legs = to === 'handlers' ? working(ticket) : lead;
      return legs.map(({ unitId }) => draft({ to, unitId }));
    });
  },
};

/** What people add, and units are told of. */
export const toldTicketFacts = ['ticket.urged', 'ticket.supplemented', 'ticket.joined'] as const;

/** The events that people are told of. */
export const toldTicketEvents = [
  ...new Set([...(Object.keys(tellers) as TicketEventType[]), ...toldToJoiners]),
].filter((type) => !(toldTicketFacts as readonly string[]).includes(type));

export function noticesOf(event: TicketEvent, ticket: Ticket, unitName: UnitName): NoticeDraft[] {
  // The table is keyed by the event's own type; TypeScript cannot correlate the two unions.
  const teller = tellers[event.type] as Teller<typeof event.type> | undefined;
  return [...(teller ? teller(event, ticket, unitName) : []), ...joinerNoticesOf(event, ticket)];
}
