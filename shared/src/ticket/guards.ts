/**
 * What each action makes of a ticket whose status, actor and conditions fit: one event, or why not. Rows of the life
 * whose event keeps the data as given, and of which nothing more is asked, stand in no guard.
 */
import type { RecordDefinition } from '../kit/definition';
import { isInSubtree } from '../org/unit';
import { forbidden, illegal, invalid } from '../kit/refusal';
import { defaultAlarmRules, dueAlarms, raises } from './alarm';
import { assigned, isLower, legFor, meetingOf, reassigned } from './assignment';
import { TIP_OFF_ALONE } from './conditions';
import { refusalToLower } from './conflictOfInterest';
import { deriveDue, endOfLength, extendedDue } from './deadline';
import { withToldReason } from './delayWords';
import type { TicketTypes } from './event';
import { shiftedDue } from './shiftedDue';
import type { Length, Rules } from './terms';
import { isObjectable, OBJECTION_DAYS, reopenUntil, satisfactionOf } from './verdict';
import {
  closingLead,
  dissatisfactions,
  isOutdated,
  isRunning,
  leadLeg,
  legOf,
  MAX_EXTENSION_DAYS,
  type Leg,
  type Ticket,
} from './ticket';
import { withinLead } from './withinLead';

/** Unanswered calls in a row after which a ticket is closed as not contacted; never counted as satisfied. */
const CALLBACK_ATTEMPTS = 3;
/** Dissatisfied twice means two more rounds of handling; after that the ticket closes as dissatisfied. */
export const MAX_REDOS = 2;
/** The centre decides a return within one working day, unless the rules say otherwise. */
const RETURN_REVIEW: Length = { days: 1 };

const outdated = illegal('申请的单位已经不再主办这件工单，不能同意。仍有需要的，由现在的主办单位重新申请。');
const notDispatched = illegal('这件工单还没有派单。');

/** The extension belongs to the lead that asked for it, not to a unit that came later or helped. */
const extendedDaysOf = ({ clock, extension }: Ticket, leg: Leg): number =>
  leg.role === 'lead' && extension?.decidedAt && leg.startedAt <= extension.decidedAt
    ? (clock?.extendedDays ?? 0)
    : 0;

/** Another round while there are any; back to the centre where nothing was handled here. */
const whereDissatisfied = (ticket: Ticket): 'redo' | 'review' | 'dissatisfied' => {
  if (dissatisfactions(ticket) >= MAX_REDOS) return 'dissatisfied';
  return ticket.legs.length > 0 ? 'redo' : 'review';
};

/** When a leg, or the ticket itself, is due under the ticket's own limit. */
const dueFrom =
  (clock: NonNullable<Ticket['clock']>, pauses: NonNullable<Ticket['clock']>['pauses'], rules: Rules) =>
  (startedAt: Date, extendedDays: number, opening?: Leg['opening']): Date =>
    deriveDue({ limit: clock.limit, startedAt, pauses, extendedDays, opening }, rules).dueAt;

export const guards: NonNullable<RecordDefinition<TicketTypes>['guards']> = {
  accept: ({ record: ticket, data }) => ({
    type: 'ticket.accepted',
    data: {
      type: data.type ?? ticket.type,
      urgency: data.urgency ?? ticket.urgency,
      ...((data.category ?? ticket.category) ? { category: data.category ?? ticket.category ?? '' } : {}),
      ...(data.type === 'tipOff' && !ticket.confidential ? { confidential: true as const } : {}),
      note: data.note,
    },
  }),
  dispatch: ({ record: ticket, now, context: rules, data }) => {
    if (data.mode === 'double' && data.co.length === 0) {
      return invalid('coUnitIds', '双派需要再选一个协办单位。');
    }
    const legs = assigned({ ticket, now, rules, data }, data.limit);
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
      ...(rules.limits.ownTime ? { ownTime: true as const } : {}),
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
  sign: ({ record, actor }) => {
    const leg = legOf(record, actor.unitId);
    return leg ? { type: 'ticket.signed', data: { legId: leg.id } } : notDispatched;
  },
  contact: ({ record, actor, data }) => {
    const leg = legOf(record, actor.unitId);
    return leg ? { type: 'ticket.contacted', data: { legId: leg.id, ...data } } : notDispatched;
  },
  transfer: ({ record: ticket, actor, now, context: rules, data }) => {
    const lead = leadLeg(ticket);
    if (!lead || !ticket.clock) return notDispatched;
    if (data.to.id === lead.unitId) return invalid('unitId', '工单已经在这个单位了，请选择别的单位。');
    const own = actor.role === 'official' && actor.unitId;
    if (own && !isInSubtree(data.to, own)) {
      return forbidden('只能转派给本单位的下属单位。不属于本单位职责的，请申请退单。');
    }
    return {
      type: 'ticket.transferred',
      data: {
        legId: lead.id,
        legs: [withinLead(legFor({ ticket, now, rules }, data.to, 'lead', 0), ticket, now, Boolean(own))],
        note: data.reason,
      },
    };
  },
  coHandle: ({ record: ticket, now, context: rules, data }) => {
    if (!ticket.clock) return notDispatched;
    const ids = data.co.map((unit) => unit.id);
    if (new Set(ids).size !== ids.length || ids.some((id) => legOf(ticket, id)))
      return invalid('coUnitIds', '有单位已经在办理这件工单了，请不要重复选择。');
    const legs = data.co.map((unit, i) =>
      withinLead(legFor({ ticket, now, rules }, unit, 'co', i), ticket, now, false),
    );
    return { type: 'ticket.coHandled', data: { legs, note: data.note } };
  },
  requestReturn: ({ record, data, now, context: rules }) => {
    const lead = leadLeg(record);
    if (!lead) return notDispatched;
    if (data.evidence.length === 0) return invalid('evidence', '请附上退单依据：文字说明或照片至少一份。');
    const decideBy = endOfLength(rules.limits.returnReview ?? RETURN_REVIEW, now, rules.calendar);
    return { type: 'ticket.returnRequested', data: { legId: lead.id, ...data, decideBy } };
  },
  approveReturn: ({ record: ticket, now, context: rules, data }) => {
    if (data.lead.id === leadLeg(ticket)?.unitId)
      return invalid('leadUnitId', '同意退单要另选一个单位。仍由原单位办理的，请不同意退单。');
    const returned = reassigned({ ticket, now, rules, data });
    return 'ok' in returned ? returned : { type: 'ticket.returnApproved', data: returned };
  },
  rejectReturn: ({ record, data }) => {
    const lead = leadLeg(record);
    return lead ? { type: 'ticket.returnRejected', data: { legId: lead.id, ...data } } : notDispatched;
  },
  rule: ({ record: ticket, now, context: rules, data }) => {
    const ruled = reassigned({ ticket, now, rules, data });
    if ('ok' in ruled) return ruled;
    const meeting = meetingOf(ticket, data, ruled.legs);
    return 'ok' in meeting ? meeting : { type: 'ticket.ruled', data: { ...ruled, ...meeting } };
  },
  requestExtension: ({ record: { clock }, now, data }) => {
    if (!clock || clock.dueAt <= now) return illegal('延期要在到期之前申请，这件工单已经到期。');
    return data.days > MAX_EXTENSION_DAYS
      ? invalid('days', `延期最多 ${MAX_EXTENSION_DAYS} 个工作日。`)
      : undefined;
  },
  decideExtension: ({ record: ticket, data, context: rules }) => {
    const told = withToldReason(data, ticket.extension);
    if (!data.approved) return { type: 'ticket.extensionDecided', data: told };
    const lead = leadLeg(ticket);
    if (!ticket.clock || !lead) return notDispatched;
    if (isOutdated(ticket, ticket.extension)) return outdated;
    const days = ticket.extension?.days ?? 0;
    const due = dueFrom(ticket.clock, ticket.clock.pauses, rules);
    const dueAt = due(ticket.clock.startedAt, days);
    const legDueAt = ticket.clock.ownTime
      ? extendedDue(lead.dueAt, days, rules)
      : due(lead.startedAt, days, lead.opening);
    return { type: 'ticket.extensionDecided', data: { ...told, dueAt, legDueAt } };
  },
  report: ({ record, actor, data }) => {
    const leg = legOf(record, actor.unitId);
    if ((data.before ?? 0) > data.photos.length) return invalid('before', '办理前的照片数有误。');
    return leg ? { type: 'ticket.reported', data: { legId: leg.id, ...data } } : notDispatched;
  },
  verify: ({ actor, data }) => {
    if (!data.passed && !data.note) return invalid('note', '核验不通过，请写明原因，便于单位重办。');
    const onSite = actor.role === 'gridWorker';
    return {
      type: 'ticket.verified',
      data: { ...data, onSite, ...(data.passed ? { vouched: true as const } : {}) },
    };
  },
  callback: ({ record: ticket, data }) => {
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
    const leadsTo =
      data.satisfaction === 'dissatisfied' ? whereDissatisfied(ticket) : data.solved ? 'solved' : 'explained';
    return { type: 'ticket.calledBack', data: { ...data, leadsTo } };
  },
  verdict: ({ record: ticket, data }) => {
    const { verdict, stars } = data;
    if (verdict === 'solved' && stars === undefined) return invalid('stars', '请选 1 到 5 颗星。');
    const satisfaction = verdict === 'solved' ? satisfactionOf(stars ?? 0) : 'dissatisfied';
    const leadsTo = verdict === 'solved' ? 'solved' : whereDissatisfied(ticket);
    return { type: 'ticket.verdictGiven', data: { ...data, satisfaction, leadsTo } };
  },
  object: ({ record: { status, callbacks }, now, data: { call, text } }) => {
    const attempt = callbacks[call];
    if (!attempt) return invalid('call', '没有这条回访记录。');
    if (!isObjectable(attempt, now))
      return illegal(`只能在 ${OBJECTION_DAYS} 天内，对别人记录的回访提出一次异议。`);
    const reopens = status === 'closed' && call === callbacks.length - 1;
    return { type: 'ticket.objected', data: { call, text, reopens } };
  },
  reopen: ({ record: ticket, now, context: rules, data }) => {
    const { clock, outcome, reopens = 0 } = ticket;
    const until = reopenUntil(ticket);
    if (!until || now > until)
      return illegal(`办结已经超过 ${OBJECTION_DAYS} 天，请再次反映，新的诉求会和这一件关联。`);
    const lead = closingLead(ticket);
    if (!lead || !clock) return { type: 'ticket.reopened', data: { ...data, to: 'pendingReview' } };
    // The time since closing is no time of the unit's.
    const pause = { from: outcome?.at ?? ticket.updatedAt, to: now };
    const due = dueFrom(clock, [...clock.pauses, pause], rules);
    return {
      type: 'ticket.reopened',
      data: {
        ...data,
        to: 'handling',
        dueAt: due(clock.startedAt, clock.extendedDays),
        legDueAt: due(lead.startedAt, extendedDaysOf(ticket, lead), lead.opening),
        ...(reopens > 0 && raises(ticket, 'key') ? { supervise: 'key' as const } : {}),
      },
    };
  },
  decideShelving: ({ record: ticket, data }) => {
    const { shelving } = ticket;
    if (data.approved && isOutdated(ticket, shelving)) return outdated;
    const review = data.approved && shelving?.reviewDate ? { reviewDate: shelving.reviewDate } : {};
    return { type: 'ticket.shelvingDecided', data: { ...withToldReason(data, shelving), ...review } };
  },
  resume: ({ record: ticket, now, context: rules, data }) => {
    const { clock } = ticket;
    if (!clock) return illegal('这件工单没有在计时。');
    const pauses = clock.pauses.map((pause) => (pause.to ? pause : { ...pause, to: now }));
    const due = dueFrom(clock, pauses, rules);
    const from = pauses.at(-1)?.from ?? now;
    const legDues = ticket.legs.filter(isRunning).map((leg) => ({
      legId: leg.id,
      dueAt: clock.ownTime
        ? shiftedDue(leg, { from, to: now }, clock, rules)
        : due(leg.startedAt, extendedDaysOf(ticket, leg), leg.opening),
    }));
    const dueAt = due(clock.startedAt, clock.extendedDays);
    return { type: 'ticket.resumed', data: { ...data, dueAt, legDues } };
  },
  decideTermination: ({ record: { termination }, record, data }) =>
    data.approved && isOutdated(record, termination)
      ? outdated
      : { type: 'ticket.terminationDecided', data: withToldReason(data, termination) },
  join: ({ data }) =>
    data.photos && !data.text ? invalid('text', '请写一句话，说明照片里是什么。') : undefined,
  merge: ({ record, data: { parent, note } }) => {
    if (parent.id === record.id) return invalid('parentId', '不能并入自己。');
    if (parent.confidential) return invalid('parentId', TIP_OFF_ALONE);
    if (!parent.open) return invalid('parentId', '要并入的工单已经结束，请另选一件。');
    return { type: 'ticket.merged', data: { parentId: parent.id, parentNumber: parent.number, note } };
  },
  unmerge: ({ record, data }) => ({
    type: 'ticket.unmerged',
    data: { parentId: record.parentId ?? '', ...data },
  }),
  alarm: ({ record: ticket, now, context: rules, data }) => {
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
  supervise: ({ record: ticket, actor, data }) => {
    const from = ticket.supervision?.level;
    if (isLower(data.level, from)) {
      // 督查室 leads, the centre assists: it may raise, only the supervision office lowers.
      if (actor.role !== 'supervisor') return forbidden('督办级别只能由督查室调低，请联系督查室。');
      const conflict = refusalToLower(ticket, actor);
      if (conflict) return forbidden(conflict);
    }
    return { type: 'ticket.supervised', data: { ...data, ...(from ? { from } : {}) } };
  },
};
