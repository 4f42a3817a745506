/** The log as a story in plain words, for the reader at hand: the public never reads notes between offices. */
import {
  alarmWords,
  limitWords,
  contactMethodWords,
  dispatchModeWords,
  outcomeWords,
  refusalWords,
  satisfactionWords,
  superviseWords,
  eventWords,
  verdictWords,
} from '@jsjb/shared/ticket/words';
import { roleWords } from '@jsjb/shared/org/words';
import type { TimelineItem } from '@jsjb/shared/ticket/view';
import type { EventBase, TicketEvent, TicketEventData, TicketEventType } from '@jsjb/shared/ticket/event';
import {
  extensionWords,
  returnApprovedWords,
  shelvingWords,
  terminationWords,
  type ToldReason,
} from '@jsjb/shared/ticket/delayWords';
import { superviseLevels, type Leg } from '@jsjb/shared/ticket/ticket';
import { presentEvidence } from '../../photo';
import { failedReports } from './verified';

export interface TimelineContext {
  unitName: (id: string | undefined) => string;
  photos: (ids: readonly string[]) => TimelineItem['photos'];
  /** The reader is the requester. */
  own: boolean;
  /** Another resident's word is a neighbour's, who joined. */
  requesterId?: string;
  readerId?: string;
  internal: boolean;
  /** For offices: whom the messages about this event reached. */
  heardOf: (event: TicketEvent) => string;
  /** Reads what the unit reports before anybody has verified it; the grid worker must, who looks at the place. */
  drafts: boolean;
  failed: ReadonlySet<TicketEvent>;
}

interface Told {
  title?: string;
  text?: string;
  photos?: readonly string[];
}

type Teller<T extends TicketEventType> = (event: EventBase<T>, context: TimelineContext) => Told | undefined;

const names = (legs: readonly Leg[], context: TimelineContext): string =>
  legs.map((leg) => `${context.unitName(leg.unitId)}${leg.role === 'co' ? '（协办）' : ''}`).join('、');

const inside = (context: TimelineContext, note: string): string => (context.internal ? note : '');
/** A note of the centre that stood for the requester's words in older logs is not repeated. */
const saidInside = (context: TimelineContext, { toResident, note }: ToldReason & { note: string }): string =>
  toResident === undefined ? '' : inside(context, note);
const toCentre = (note: string | undefined): string => (note ? `给中心的说明：${note}` : '');
const sentence = (...parts: (string | undefined)[]): string => parts.filter(Boolean).join(' ');

const supervisedWords = ({ level, from }: TicketEventData['ticket.supervised']): string => {
  if (!from || from === level) return superviseWords[level];
  const lowered = superviseLevels.indexOf(level) < superviseLevels.indexOf(from);
  return `${superviseWords[from]}${lowered ? '降为' : '升为'}${superviseWords[level]}`;
};

/** The evidence: words in the sentence, pictures below it. */
const toldReturn = ({ reason, evidence }: TicketEventData['ticket.returnRequested']): Told => {
  const { evidence: words, photos } = presentEvidence(evidence, (ids) => [...ids]);
  return { text: sentence(reason, ...words), photos };
};

const toldReport: Teller<'ticket.reported'> = (event, { drafts, failed }) => {
  const { text, photos } = event.data;
  return !drafts && failed.has(event as TicketEvent)
    ? { title: '办理情况', text: '' }
    : { title: '办理情况', text, photos };
};

/** To the requester as their own words, which they can object to. */
const toldCall: Teller<'ticket.calledBack'> = ({ data }, context) => {
  const { contacted, solved, satisfaction, leadsTo, note } = data;
  const said =
    contacted && context.own
      ? sentence(
          '记录的是：您说',
          solved ? '问题解决了，' : '问题没有解决，',
          satisfaction && `${satisfactionWords[satisfaction]}。`,
        ).replaceAll(' ', '')
      : satisfaction && `${satisfactionWords[satisfaction]}。`;
  const next =
    leadsTo === 'retry'
      ? '稍后会再次联系。'
      : leadsTo === 'redo'
        ? '退回承办单位重新办理。'
        : leadsTo === 'review'
          ? '请中心重新研究办理。'
          : context.own
            ? ''
            : `${outcomeWords[leadsTo]}。`;
  return {
    title: contacted
      ? context.own
        ? '回访了您'
        : '已回访'
      : context.own
        ? '给您打电话回访，没有接通'
        : '回访未接通',
    text: sentence(said, next, inside(context, note)),
  };
};

/** Events without a row here are told by their label alone; undefined hides the event from the public. */
const tellers: { [T in TicketEventType]?: Teller<T> } = {
  'ticket.submitted': () => ({ text: '诉求已经收到，请放心，我们会一件一件办。' }),
  'ticket.accepted': ({ data }, context) => ({ text: inside(context, data.note) }),
  'ticket.answered': ({ data }) => ({ text: data.text }),
  'ticket.refused': ({ data }) => ({ text: sentence(`${refusalWords[data.reason]}。`, data.text) }),
  'ticket.dispatched': ({ data }, context) => ({
    title: `已派给${names(data.legs, context)}`,
    text: sentence(
      `${dispatchModeWords[data.mode]}，办理时限 ${limitWords[data.clock.limit]}。`,
      inside(context, data.note),
    ),
  }),
  'ticket.contacted': ({ data }, context) => ({
    title: data.reached ? '已联系群众' : '联系群众，未接通',
    text: sentence(`方式：${contactMethodWords[data.method]}。`, inside(context, data.note)),
  }),
  'ticket.transferred': ({ data }, context) => ({
    title: `已转派给${names(data.legs, context)}`,
    text: inside(context, data.note),
  }),
  'ticket.coHandled': ({ data }, context) => ({
    title: `增加协办：${names(data.legs, context)}`,
    text: inside(context, data.note),
  }),
  'ticket.returnRequested': ({ data }, context) => (context.internal ? toldReturn(data) : undefined),
  'ticket.returnApproved': ({ data }, context) => ({
    title: `重新派给${names(data.legs, context)}`,
    text: context.internal ? data.note : returnApprovedWords(names(data.legs, context)),
  }),
  'ticket.returnRejected': ({ data }, context) => (context.internal ? { text: data.note } : undefined),
  'ticket.ruled': ({ data }, context) => ({
    title: `经联席会议裁定，由${names(data.legs, context)}办理`,
    text: inside(context, data.note),
  }),
  'ticket.extensionRequested': ({ data }, context) =>
    context.internal
      ? { text: sentence(`申请延长 ${data.days} 个工作日。${data.reason}`, toCentre(data.note)) }
      : undefined,
  'ticket.extensionDecided': ({ data }, context) =>
    data.approved
      ? {
          title: '办理时限已延长',
          text: sentence(extensionWords(context.unitName(data.askedBy), data), inside(context, data.note)),
        }
      : context.internal
        ? { title: '不同意延期', text: data.note }
        : undefined,
  'ticket.reported': toldReport,
  'ticket.verified': ({ data }, context) => ({
    title: data.passed ? '核验通过' : '核验未通过，退回重办',
    text: sentence(data.onSite ? '网格员已到现场查看。' : '', inside(context, data.note)),
    photos: data.photos,
  }),
  'ticket.calledBack': toldCall,
  'ticket.verdictGiven': ({ data }) => ({
    title: verdictWords[data.verdict],
    text: sentence(data.stars === undefined ? '' : '★'.repeat(data.stars), data.text),
    photos: data.photos,
  }),
  'ticket.objected': ({ data }, context) => ({
    title: context.own ? '您对回访记录提出异议' : '对回访记录提出异议',
    text: sentence(data.text, '这条记录不再计入。', data.reopens ? '重新回访。' : ''),
  }),
  'ticket.reopened': ({ data }) => ({
    title: data.to === 'handling' ? '没解决，重新办理' : '没解决，请中心重新研究',
    text: data.text,
    photos: data.photos,
  }),
  'ticket.shelvingRequested': ({ data }, context) =>
    context.internal
      ? { text: sentence(`${data.reason}（复查日期 ${data.reviewDate}）`, toCentre(data.note)) }
      : undefined,
  'ticket.shelvingDecided': ({ data }, context) =>
    data.approved
      ? {
          title: '暂时不具备办理条件，已列入计划',
          text: sentence(shelvingWords(context.unitName(data.askedBy), data), saidInside(context, data)),
        }
      : context.internal
        ? { title: '不同意挂账', text: data.note }
        : undefined,
  'ticket.resumed': () => ({ title: '已恢复办理' }),
  'ticket.terminationRequested': ({ data }, context) =>
    context.internal ? { text: sentence(data.reason, toCentre(data.note)) } : undefined,
  'ticket.terminationDecided': ({ data }, context) =>
    data.approved
      ? {
          title: '已终止办理',
          text: sentence(
            terminationWords(context.unitName(data.askedBy), data) ?? data.note,
            saidInside(context, data),
          ),
        }
      : context.internal
        ? { title: '不同意终止', text: data.note }
        : undefined,
  'ticket.withdrawn': ({ data }) => ({ text: data.reason }),
  'ticket.supplemented': ({ data }) => ({ text: data.text, photos: data.photos }),
  'ticket.joined': ({ data }) => ({ text: data.text ?? '', photos: data.photos ?? [] }),
  'ticket.neighbourAnswered': ({ data }) => ({
    title: verdictWords[data.verdict],
    text: data.text,
    photos: data.photos,
  }),
  'ticket.urged': ({ data }) => ({ title: '已催办', text: data.text }),
  'ticket.rated': ({ data }) => ({
    text: sentence(`${'★'.repeat(data.stars)} ${satisfactionWords[data.satisfaction]}`, data.text),
  }),
  'ticket.merged': ({ data }, context) => ({
    title: '与同一事项合并办理',
    text: sentence(
      context.internal ? `并入 ${data.parentNumber}。` : '有结果会一并告诉您。',
      inside(context, data.note),
    ),
  }),
  'ticket.unmerged': ({ data, by }) => ({
    text:
      by.role === 'system'
        ? '一并办理的那一件已经结束，您的诉求继续单独办理。'
        : sentence('经核对，您的诉求单独办理。', data.reason),
  }),
  'ticket.followed': ({ data }) => ({ title: '合并的事项已办理', text: data.text }),
  'ticket.supervised': ({ data }, context) => ({
    title: supervisedWords(data),
    text: inside(context, data.note),
  }),
  'ticket.alarmed': ({ data }, context) => (context.internal ? { title: alarmWords[data.level] } : undefined),
  'ticket.selfResolved': ({ data }) => ({ text: data.text, photos: data.photos }),
};

function whoDid(event: TicketEvent, context: TimelineContext): string {
  const { role, unitId } = event.by;
  if (role === 'system') return '系统';
  const { requesterId, readerId } = context;
  if (role === 'resident' && requesterId && !event.by.via && event.by.personId !== requesterId)
    return event.by.personId === readerId ? '您' : '邻居';
  if (role === 'resident') return `${context.own ? '您' : '市民'}${event.by.via ? '（凭编号）' : ''}`;
  return unitId ? context.unitName(unitId) : roleWords[role];
}

export function timelineOf(
  events: readonly TicketEvent[],
  reader: Omit<TimelineContext, 'failed'>,
): TimelineItem[] {
  const context = { ...reader, failed: failedReports(events) };
  return events.flatMap((event) => {
    // The table is keyed by the event's own type; TypeScript cannot correlate the two unions.
    const teller = tellers[event.type] as Teller<typeof event.type> | undefined;
    const told = teller ? teller(event, context) : {};
    if (!told) return [];
    const text = sentence(told.text, inside(context, context.heardOf(event)));
    return {
      type: event.type,
      at: event.at.toISOString(),
      title: told.title ?? eventWords[event.type],
      who: whoDid(event, context),
      ...(text ? { text } : {}),
      photos: context.photos(told.photos ?? []),
    };
  });
}
