/** Plays tickets through real actions: who does what, when; a refused step fails the test that tells the story. */
import { chinaCalendar } from '../calendar/china';
import type { Action, ActionData, ActionName } from '../ticket/action';
import { defaultLimitRules, firstLimitRules } from '../ticket/deadline';
import type { EventBase, TicketEvent } from '../ticket/event';
import { handedAtOpening } from '../ticket/handover';
import { ticketRecord } from '../ticket/record';
import type { Rules } from '../ticket/terms';
import type { Ticket, TicketStatus } from '../ticket/ticket';
import { actorOf, GRID, units, type CastName } from './cast';

export const rules: Rules = { calendar: chinaCalendar, limits: defaultLimitRules };
/** As tickets were judged before the centre had limits of its own. */
export const firstRules: Rules = { calendar: chinaCalendar, limits: firstLimitRules };
/** An instant in China Standard Time: `cst('2025-09-26 10:00')`. */
export const cst = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+08:00`);
/** A Wednesday with an ordinary working week before and after it. */
export const START = cst('2025-03-12 09:00');
export const HOUR_MS = 3600_000;

/** What each action carries when a story does not say otherwise. */
export const usual: ActionData = {
  accept: { type: 'complaint', category: 'road.pothole', note: '' },
  answer: { text: '供暖期为每年 10 月 15 日至次年 4 月 15 日。' },
  refuse: { reason: 'petition', text: '您反映的事项已由信访部门受理，请向信访部门查询。' },
  selfResolve: { text: '已当场清理。', photos: [] },
  dispatch: {
    mode: 'direct',
    lead: units.roads,
    co: [],
    category: 'road.pothole',
    limit: '5d',
    note: '',
  },
  sign: {},
  contact: { method: 'phone', reached: true, note: '已电话联系，约定明天上门。' },
  transfer: { to: units.roadsCrew, reason: '由养护队办理。' },
  coHandle: { co: [units.heating], note: '请配合。' },
  requestReturn: { reason: '该路段属于厂区道路。', evidence: ['权属证明'] },
  approveReturn: { lead: units.heating, co: [], note: '情况属实。' },
  rejectReturn: { note: '属于市政道路。' },
  rule: { lead: units.water, co: [], note: '联席会议裁定。' },
  requestExtension: { reason: '需要采购材料。', days: 5 },
  decideExtension: { approved: true, note: '' },
  report: { text: '坑洞已修补。', photos: [], solved: true },
  verify: { passed: true, note: '', photos: [] },
  callback: { contacted: true, solved: true, satisfaction: 'satisfied', note: '' },
  verdict: { verdict: 'solved', stars: 5, text: '修得很平。', photos: [] },
  object: { call: 0, text: '没有人回访过我。' },
  reopen: { text: '又陷下去了。', photos: [] },
  requestShelving: { reason: '冬季不能施工。', reviewDate: '2025-04-15' },
  decideShelving: { approved: true, note: '' },
  resume: { note: '开春复工。' },
  requestTermination: { reason: '当事人拒绝提供地址。' },
  decideTermination: { approved: true, note: '' },
  withdraw: { reason: '' },
  supplement: { text: '坑又大了。', photos: ['photo-2'] },
  urge: { text: '' },
  join: {},
  leave: {},
  neighbourAnswer: { verdict: 'notSolved', text: '楼道还是黑的。', photos: [] },
  rate: { stars: 5, satisfaction: 'satisfied', text: '' },
  merge: { parent: { id: 'parent', number: '20250312000011', open: true }, note: '' },
  follow: { parentId: 'parent', text: '主单已办理：坑洞已修补。' },
  unmerge: {},
  supervise: { level: 'daily', note: '请抓紧办理。' },
  alarm: { level: 'yellow' },
};

export const submitted = (
  by: CastName = 'resident',
  at: Date = START,
  place: Ticket['place'] = { text: '北京路 12 号', gridId: GRID },
): EventBase<'ticket.submitted'> => ({
  type: 'ticket.submitted',
  at,
  by: actorOf(by),
  data: {
    number: '20250312000025',
    type: 'help',
    channel: 'miniapp',
    urgency: 'normal',
    confidential: false,
    content: '门口的路上有个大坑，晚上看不见。',
    photos: ['photo-1'],
    place,
    requester: {
      personId: actorOf(by).personId,
      anonymous: false,
      role: by === 'gridWorker' ? 'gridWorker' : 'resident',
    },
    ...handedAtOpening(at, rules),
  },
});

export interface Story {
  ticket: Ticket;
  events: readonly TicketEvent[];
}

/** One step: who, what, and optionally other data or another instant. */
export type Step = { [A in ActionName]: [CastName, A, Partial<ActionData[A]>?, Date?] }[ActionName];

export const asAction = (name: ActionName, data: object = {}): Action =>
  ({ name, data: { ...usual[name], ...data } }) as Action;

export const begin = (by?: CastName, at?: Date, place?: Ticket['place']): Story => {
  const event = submitted(by, at, place);
  return { ticket: ticketRecord.open('ticket', event), events: [event] };
};

/** Each step happens an hour after the one before unless it names its instant. */
export const goUnder =
  (rules: Rules) =>
  (story: Story, ...steps: readonly Step[]): Story =>
    steps.reduce<Story>(({ ticket, events }, [who, name, data, when]) => {
      const now = when ?? new Date(ticket.updatedAt.getTime() + HOUR_MS);
      const decision = ticketRecord.decide(ticket, asAction(name, data), actorOf(who), now, rules);
      if (!decision.ok) throw new Error(`${who} could not ${name}: ${decision.code} ${decision.message}`);
      return { ticket: ticketRecord.evolve(ticket, decision.event), events: [...events, decision.event] };
    }, story);

export const go = goUnder(rules);

/** What the next step would be answered, without taking it. */
export const ask = ({ ticket }: Story, [who, name, data, when]: Step) =>
  ticketRecord.decide(
    ticket,
    asAction(name, data),
    actorOf(who),
    when ?? new Date(ticket.updatedAt.getTime() + HOUR_MS),
    rules,
  );

const dispatched: Step[] = [
  ['agent', 'accept'],
  ['dispatcher', 'dispatch'],
];
const handled: Step[] = [...dispatched, ['roadsClerk', 'sign'], ['roadsClerk', 'contact']];
const answered: Step[] = [...handled, ['roadsClerk', 'report']];
const verified: Step[] = [...answered, ['dispatcher', 'verify']];

/** The steps by which a ticket comes to each status. */
export const waysTo: Record<TicketStatus, readonly Step[]> = {
  submitted: [],
  pendingReview: [['agent', 'accept']],
  pendingSign: dispatched,
  handling: handled,
  returnReview: [...dispatched, ['roadsHead', 'requestReturn']],
  reported: answered,
  pendingCallback: verified,
  shelved: [...handled, ['roadsHead', 'requestShelving'], ['dispatcher', 'decideShelving']],
  closed: [...verified, ['agent', 'callback']],
  answered: [['agent', 'answer']],
  refused: [['agent', 'refuse']],
  terminated: [...handled, ['roadsHead', 'requestTermination'], ['dispatcher', 'decideTermination']],
  withdrawn: [...dispatched, ['resident', 'withdraw']],
  merged: [['dispatcher', 'merge']],
};

export const storyOf = (status: TicketStatus, by?: CastName): Story => go(begin(by), ...waysTo[status]);
