/**
 * What each action makes of a ticket whose state, role and relation fit: one event, or why not. One row for each action;
 * the clock, the calendar and every reference are given.
 */
import type { Actor } from '../people/role';
import { isInSubtree } from '../people/unit';
import { forbidden, illegal, invalid, type Refusal } from '../refusal';
import type { ActionData, eventOf } from './action';
import { defaultAlarmRules, dueAlarms, raises } from './alarm';
import { assigned, isLower, legFor, meetingOf, reassigned } from './assignment';
import { deriveDue, endOfLength, type Length, type Rules } from './deadline';
import type { TicketEventData } from './event';
import type { ActionName } from './lifecycle';
import {
  dissatisfactions,
  isOutdated,
  isRunning,
  isSpent,
  isUndecided,
  isWaiting,
  legOf,
  type Leg,
  type Ticket,
} from './ticket';

/** Unanswered calls in a row after which a ticket is closed as not contacted; never counted as satisfied. */
const CALLBACK_ATTEMPTS = 3;
/** Dissatisfied twice means two more rounds of handling; after that the ticket closes as dissatisfied. */
export const MAX_REDOS = 2;
const MAX_EXTENSION_DAYS = 10;
/** The centre decides a return within one working day, unless the rules says otherwise. */
const RETURN_REVIEW: Length = { days: 1 };

const OUTDATED = '申请的单位已经不再主办这件工单，不能同意。仍有需要的，由现在的主办单位重新申请。';

export interface Situation<A extends ActionName> {
  ticket: Ticket;
  actor: Actor;
  now: Date;
  rules: Rules;
  data: ActionData[A];
  /** The actor's own open leg, for officials. */
  leg: Leg | undefined;
  lead: Leg | undefined;
}

interface Outcome<A extends ActionName> {
  type: (typeof eventOf)[A];
  data: TicketEventData[(typeof eventOf)[A]];
}
export type Guard<A extends ActionName> = (situation: Situation<A>) => Outcome<A> | Refusal;

/** The extension belongs to the lead that asked for it, not to a unit that came later or helped. */
const extendedDaysOf = ({ clock, extension }: Ticket, leg: Leg): number =>
  leg.role === 'lead' && extension?.decidedAt && leg.startedAt <= extension.decidedAt
    ? (clock?.extendedDays ?? 0)
    : 0;

export const guards: { [A in ActionName]: Guard<A> } = {
  accept: ({ ticket, data }) => ({
    type: 'ticket.accepted',
    data: {
      type: data.type ?? ticket.type,
      urgency: data.urgency ?? ticket.urgency,
      ...((data.category ?? ticket.category) ? { category: data.category ?? ticket.category ?? '' } : {}),
      ...(data.type === 'tipOff' && !ticket.confidential ? { confidential: true as const } : {}),
      note: data.note,
    },
  }),
  answer: ({ data }) => ({ type: 'ticket.answered', data }),
  refuse: ({ data }) => ({ type: 'ticket.refused', data }),
  selfResolve: ({ data }) => ({ type: 'ticket.selfResolved', data }),
  dispatch: (situation) => {
    const { ticket, now, rules, data } = situation;
    if (data.mode === 'double' && data.co.length === 0) {
      return invalid('coUnitIds', '双派需要再选一个协办单位。');
    }
    const legs = assigned(situation, data.limit);
    if ('ok' in legs) return legs;
    const meeting = data.mode === 'ruling' ? meetingOf(ticket, data, legs) : undefined;
    if (meeting && 'ok' in meeting) return meeting;
    const clock = ticket.clock ?? {
      limit: data.limit,
      startedAt: now,
      dueAt: deriveDue({ limit: data.limit, startedAt: now }, rules).dueAt,
      rulesVersion: rules.limits.version,
      calendarVersion: rules.calendar.version,
      extendedDays: 0,
      pauses: [],
    };
    return {
      type: 'ticket.dispatched',
      data: {
        mode: data.mode,
        category: data.category,
        clock,
        legs,
        note: data.note,
        ...(meeting ? { meeting } : {}),
      },
    };
  },
  sign: ({ leg }) =>
    leg?.status === 'pendingSign'
      ? { type: 'ticket.signed', data: { legId: leg.id } }
      : illegal('这件工单已经签收过了。'),
  contact: ({ leg, data }) =>
    leg && leg.status !== 'pendingSign'
      ? { type: 'ticket.contacted', data: { legId: leg.id, ...data } }
      : illegal('请先签收，再记录联系情况。'),
  transfer: (situation) => {
    const { ticket, actor, lead, data } = situation;
    if (!lead || !ticket.clock) return illegal('这件工单还没有派单。');
    if (data.to.id === lead.unitId) return invalid('unitId', '工单已经在这个单位了，请选择别的单位。');
    const own = actor.role === 'official' && actor.unitId;
    if (own && !isInSubtree(data.to, own)) {
      return forbidden('只能转派给本单位的下属单位。不属于本单位职责的，请申请退单。');
    }
    return {
      type: 'ticket.transferred',
      data: {
        legId: lead.id,
        legs: [legFor(situation, data.to, 'lead', 0)],
        note: data.reason,
      },
    };
  },
  coHandle: (situation) => {
    const { ticket, data } = situation;
    if (!ticket.clock) return illegal('这件工单还没有派单。');
    const ids = data.co.map((unit) => unit.id);
    if (new Set(ids).size !== ids.length || ids.some((id) => legOf(ticket, id)))
      return invalid('coUnitIds', '有单位已经在办理这件工单了，请不要重复选择。');
    return {
      type: 'ticket.coHandled',
      data: { legs: data.co.map((unit, i) => legFor(situation, unit, 'co', i)), note: data.note },
    };
  },
  requestReturn: ({ ticket, lead, data, now, rules }) => {
    if (!lead) return illegal('这件工单还没有派单。');
    if (lead.returnRequest) return illegal('本单位已经申请过一次退单，不能再次申请。');
    if (ticket.mode === 'ruling') return illegal('这件工单由联席会议裁定，裁定具有约束力，不能退单。');
    if (data.evidence.length === 0) return invalid('evidence', '请附上退单依据：文字说明或照片至少一份。');
    const decideBy = endOfLength(rules.limits.returnReview ?? RETURN_REVIEW, now, rules.calendar);
    return { type: 'ticket.returnRequested', data: { legId: lead.id, ...data, decideBy } };
  },
  approveReturn: (situation) => {
    if (situation.ticket.returns >= 1) return illegal('这件工单已经退过一次，再有争议须由联席会议裁定。');
    if (situation.data.lead.id === situation.lead?.unitId)
      return invalid('leadUnitId', '同意退单要另选一个单位。仍由原单位办理的，请不同意退单。');
    const data = reassigned(situation);
    return 'ok' in data ? data : { type: 'ticket.returnApproved', data };
  },
  rejectReturn: ({ lead, data }) =>
    lead
      ? { type: 'ticket.returnRejected', data: { legId: lead.id, ...data } }
      : illegal('这件工单没有待审核的退单。'),
  rule: (situation) => {
    const data = reassigned(situation);
    if ('ok' in data) return data;
    const meeting = meetingOf(situation.ticket, situation.data, data.legs);
    return 'ok' in meeting ? meeting : { type: 'ticket.ruled', data: { ...data, ...meeting } };
  },
  requestExtension: ({ ticket, now, data }) => {
    if (isSpent(ticket)) return illegal('每件工单只能申请一次延期。');
    if (!ticket.clock || ticket.clock.dueAt <= now)
      return illegal('延期要在到期之前申请，这件工单已经到期。');
    if (data.days > MAX_EXTENSION_DAYS) {
      return invalid('days', `延期最多 ${MAX_EXTENSION_DAYS} 个工作日。`);
    }
    return { type: 'ticket.extensionRequested', data };
  },
  decideExtension: ({ ticket, lead, data, rules }) => {
    if (!isUndecided(ticket.extension) || !ticket.clock || !lead) return illegal('没有待审批的延期申请。');
    if (!data.approved) return { type: 'ticket.extensionDecided', data };
    if (isOutdated(ticket, ticket.extension)) return illegal(OUTDATED);
    const days = ticket.extension?.days ?? 0;
    const { limit, pauses } = ticket.clock;
    const due = (startedAt: Date, opening?: Leg['opening']) =>
      deriveDue({ limit, startedAt, pauses, extendedDays: days, opening }, rules).dueAt;
    return {
      type: 'ticket.extensionDecided',
      data: { ...data, dueAt: due(ticket.clock.startedAt), legDueAt: due(lead.startedAt, lead.opening) },
    };
  },
  report: ({ leg, data }) => {
    if (leg?.status !== 'handling') return illegal('签收并办理后才能反馈。');
    if (leg.role === 'lead' && leg.contacts.length === 0) {
      return illegal('请先联系群众并记录联系情况，再反馈办理结果。');
    }
    return { type: 'ticket.reported', data: { legId: leg.id, ...data } };
  },
  verify: ({ actor, data }) => {
    if (!data.passed && !data.note) return invalid('note', '核验不通过，请写明原因，便于单位重办。');
    return { type: 'ticket.verified', data: { ...data, onSite: actor.role === 'gridWorker' } };
  },
  callback: ({ ticket, data }) => {
    if (!data.contacted) {
      const unanswered =
        ticket.callbacks.length - 1 - ticket.callbacks.findLastIndex((call) => call.contacted);
      const last = unanswered + 1 >= CALLBACK_ATTEMPTS;
      const { contacted, note } = data;
      return {
        type: 'ticket.calledBack',
        data: { contacted, note, leadsTo: last ? 'notContacted' : 'retry' },
      };
    }
    if (data.solved === undefined) return invalid('solved', '请记录问题是否解决。');
    if (data.satisfaction === undefined) return invalid('satisfaction', '请记录群众是否满意。');
    const unhappy = data.satisfaction === 'dissatisfied';
    const leadsTo =
      unhappy && ticket.legs.length > 0 && dissatisfactions(ticket) < MAX_REDOS
        ? 'redo'
        : unhappy
          ? 'dissatisfied'
          : data.solved
            ? 'solved'
            : 'explained';
    return { type: 'ticket.calledBack', data: { ...data, leadsTo } };
  },
  requestShelving: ({ ticket, actor, data }) => {
    if (!actor.head) return forbidden('挂账要由单位负责人申请。');
    if (isWaiting(ticket, ticket.shelving)) return illegal('已有一份挂账申请正在审批。');
    return { type: 'ticket.shelvingRequested', data };
  },
  decideShelving: ({ ticket, data }) => {
    if (!isUndecided(ticket.shelving)) return illegal('没有待审批的挂账申请。');
    if (data.approved && isOutdated(ticket, ticket.shelving)) return illegal(OUTDATED);
    return { type: 'ticket.shelvingDecided', data };
  },
  resume: ({ ticket, lead, now, rules, data }) => {
    if (!ticket.clock || !lead) return illegal('这件工单没有在计时。');
    const { limit, startedAt, extendedDays } = ticket.clock;
    const pauses = ticket.clock.pauses.map((pause) => (pause.to ? pause : { ...pause, to: now }));
    const due = (start: Date, days: number, opening?: Leg['opening']) =>
      deriveDue({ limit, startedAt: start, pauses, extendedDays: days, opening }, rules).dueAt;
    const legDues = ticket.legs
      .filter(isRunning)
      .map((leg) => ({ legId: leg.id, dueAt: due(leg.startedAt, extendedDaysOf(ticket, leg), leg.opening) }));
    return { type: 'ticket.resumed', data: { ...data, dueAt: due(startedAt, extendedDays), legDues } };
  },
  requestTermination: ({ ticket, actor, data }) => {
    if (!actor.head) return forbidden('终止办理要由单位负责人申请。');
    if (isWaiting(ticket, ticket.termination)) return illegal('已有一份终止申请正在审批。');
    return { type: 'ticket.terminationRequested', data };
  },
  decideTermination: ({ ticket, data }) => {
    if (!isUndecided(ticket.termination)) return illegal('没有待审批的终止申请。');
    if (data.approved && isOutdated(ticket, ticket.termination)) return illegal(OUTDATED);
    return { type: 'ticket.terminationDecided', data };
  },
  withdraw: ({ data }) => ({ type: 'ticket.withdrawn', data }),
  supplement: ({ data }) => ({ type: 'ticket.supplemented', data }),
  urge: ({ data }) => ({ type: 'ticket.urged', data }),
  join: ({ ticket, actor }) =>
    ticket.joins.includes(actor.personId)
      ? illegal('您已经加入过这件工单了。')
      : { type: 'ticket.joined', data: {} },
  rate: ({ ticket, data }) =>
    ticket.rating ? illegal('您已经评价过了，谢谢。') : { type: 'ticket.rated', data },
  merge: ({ ticket, data }) => {
    if (data.parent.id === ticket.id) return invalid('parentId', '不能并入自己。');
    if (!data.parent.open) return invalid('parentId', '要并入的工单已经结束，请另选一件。');
    return {
      type: 'ticket.merged',
      data: { parentId: data.parent.id, parentNumber: data.parent.number, note: data.note },
    };
  },
  follow: ({ data }) => ({ type: 'ticket.followed', data }),
  unmerge: ({ data }) => ({ type: 'ticket.unmerged', data }),
  alarm: ({ ticket, now, rules, data }) => {
    const alarms = rules.alarms ?? defaultAlarmRules;
    const due = dueAlarms(ticket, now, { ...rules, alarms }).find(({ rule }) => rule.level === data.level);
    if (!due) return illegal('这件工单现在没有这项提醒，或已经提醒过了。');
    const { supervise, tells } = due.rule;
    return {
      type: 'ticket.alarmed',
      data: {
        level: data.level,
        dueAt: due.at,
        rulesVersion: alarms.version,
        tells,
        ...(supervise && raises(ticket, supervise) ? { supervise } : {}),
      },
    };
  },
  supervise: ({ ticket, actor, data }) => {
    const from = ticket.supervision?.level;
    // 督查室 leads, the centre assists: it may raise, only the supervision office lowers.
    if (isLower(data.level, from) && actor.role !== 'supervisor')
      return forbidden('督办级别只能由督查室调低，请联系督查室。');
    return { type: 'ticket.supervised', data: { ...data, ...(from ? { from } : {}) } };
  },
};
