/** What each event makes of a ticket. Total and pure: the stored ticket is always the fold of its log. */
import { defined } from '../kit/defined';
import { asked, decided } from '../kit/embeddedRequest';
import type { Fold, Folds } from '../kit/terms';
import { raises } from './alarm';
import type { CallbackEnd, EventBase, TicketEventType, TicketTypes } from './event';
import {
  closingLead,
  dissatisfactions,
  isRunning,
  leadLeg,
  type CallbackAttempt,
  type Leg,
  type LegEnd,
  type Stamp,
  type Ticket,
} from './ticket';

const stamp = (event: EventBase<TicketEventType>): Stamp => ({
  at: event.at,
  personId: event.by.personId,
  ...(event.by.unitId === undefined ? {} : { unitId: event.by.unitId }),
});

const changeLeg = (ticket: Ticket, legId: string, change: (leg: Leg) => Partial<Leg>): readonly Leg[] =>
  ticket.legs.map((leg) => (leg.id === legId ? { ...leg, ...change(leg) } : leg));

const endLegs = (ticket: Ticket, at: Date, end: LegEnd, which: (leg: Leg) => boolean): readonly Leg[] =>
  ticket.legs.map((leg) =>
    leg.status !== 'ended' && which(leg) ? { ...leg, status: 'ended' as const, endedAt: at, end } : leg,
  );

const has = (legs: readonly Leg[], unitId: string): boolean => legs.some((leg) => leg.unitId === unitId);

const decideReturn = (
  ticket: Ticket,
  legId: string,
  decision: 'approved' | 'rejected' | 'ruled',
  at: Date,
  note: string,
): readonly Leg[] =>
  changeLeg(ticket, legId, (leg) =>
    leg.returnRequest
      ? { returnRequest: { ...leg.returnRequest, decision, decidedAt: at, decisionNote: note } }
      : {},
  );

/** What happens to a lead's work when it must be done again: the same unit, the same clock. */
const reopenLead = (ticket: Ticket): Partial<Ticket> => {
  const lead = leadLeg(ticket);
  return {
    status: 'handling',
    redos: ticket.redos + 1,
    legs: lead ? changeLeg(ticket, lead.id, () => ({ status: 'handling' })) : ticket.legs,
  };
};

/** The lead that closed it takes it up again. */
const reviveLead = (legs: readonly Leg[], change: Partial<Leg>): Leg[] => {
  const lead = closingLead({ legs });
  return legs.map((leg): Leg => {
    if (leg !== lead) return leg;
    const { endedAt: _, end: __, ...open } = leg;
    return { ...open, ...change };
  });
};

/** What a callback, or the resident's own verdict in its place, makes of the ticket. */
function afterCallback(
  ticket: Ticket,
  at: Date,
  attempt: CallbackAttempt,
  leadsTo: CallbackEnd,
): Partial<Ticket> {
  const callbacks = [...ticket.callbacks, attempt];
  if (leadsTo === 'retry') return { callbacks };
  // Nothing was handled here: the centre looks at it again.
  if (leadsTo === 'review') return { callbacks, status: 'pendingReview' };
  if (leadsTo === 'redo') {
    const again = { ...reopenLead(ticket), callbacks };
    // Dissatisfied for the second time, the ticket comes under supervision (督办单).
    return dissatisfactions(ticket) >= 1 && raises(ticket, 'key')
      ? { ...again, supervision: { level: 'key', at, note: '回访不满意，再次重办' } }
      : again;
  }
  return {
    callbacks,
    status: 'closed',
    outcome: { at, kind: leadsTo },
    legs: endLegs(ticket, at, 'closed', isRunning),
  };
}

const replaceLead: Fold<TicketTypes, 'ticket.returnApproved' | 'ticket.ruled'> = (ticket, event) => {
  const ruled = event.type === 'ticket.ruled';
  const { legId, note } = event.data;
  const returned = decideReturn(ticket, legId, ruled ? 'ruled' : 'approved', event.at, note);
  const ofLead = (leg: Leg): boolean => leg.id === legId;
  const lead = endLegs({ ...ticket, legs: returned }, event.at, ruled ? 'ruled' : 'returned', ofLead);
  return {
    status: 'pendingSign',
    legs: [...endLegs({ ...ticket, legs: lead }, event.at, 'redispatched', () => true), ...event.data.legs],
    returns: ticket.returns + 1,
    ...(ruled ? { mode: 'ruling' as const } : {}),
  };
};

export const ticketFolds: Folds<TicketTypes> = {
  'ticket.accepted': (_, { data: { type, urgency, category, confidential } }) =>
    defined({ status: 'pendingReview', type, urgency, category, confidential }),
  'ticket.answered': (_, { at, data }) => ({
    status: 'answered',
    answer: data.text,
    outcome: { at, kind: 'explained' },
  }),
  'ticket.refused': (_, { data }) => ({ status: 'refused', refusal: data.reason, answer: data.text }),
  'ticket.dispatched': (ticket, { data }) => ({
    status: 'pendingSign',
    mode: data.mode,
    category: data.category,
    clock: ticket.clock ?? data.clock,
    firstUnitId: ticket.firstUnitId ?? data.legs.find((leg) => leg.role === 'lead')?.unitId,
    legs: [...ticket.legs, ...data.legs],
  }),
  'ticket.signed': (ticket, event) => {
    const leg = ticket.legs.find((each) => each.id === event.data.legId);
    return {
      ...(leg?.role === 'lead' ? { status: 'handling' as const } : {}),
      legs: changeLeg(ticket, event.data.legId, () => ({ status: 'handling', signed: stamp(event) })),
    };
  },
  'ticket.contacted': (ticket, event) => ({
    legs: changeLeg(ticket, event.data.legId, (leg) => ({
      contacts: [
        ...leg.contacts,
        {
          ...stamp(event),
          method: event.data.method,
          reached: event.data.reached,
          note: event.data.note,
        },
      ],
    })),
  }),
  'ticket.transferred': (ticket, { at, data }) => ({
    status: 'pendingSign',
    transfers: ticket.transfers + 1,
    legs: [
      // A co-unit that takes the lead over has one leg, not two.
      ...endLegs(ticket, at, 'transferred', (leg) => leg.id === data.legId || has(data.legs, leg.unitId)),
      ...data.legs,
    ],
  }),
  'ticket.coHandled': (ticket, { data }) => ({ legs: [...ticket.legs, ...data.legs] }),
  'ticket.returnRequested': (ticket, event) => ({
    status: 'returnReview',
    legs: changeLeg(ticket, event.data.legId, (leg) => ({
      returnRequest: asked(event, {
        reason: event.data.reason,
        evidence: event.data.evidence,
        decideBy: event.data.decideBy,
        from: leg.status === 'pendingSign' ? ('pendingSign' as const) : ('handling' as const),
      }),
    })),
  }),
  'ticket.returnApproved': replaceLead,
  'ticket.returnRejected': (ticket, { at, data }) => ({
    status: ticket.legs.find((leg) => leg.id === data.legId)?.returnRequest?.from ?? 'handling',
    legs: decideReturn(ticket, data.legId, 'rejected', at, data.note),
  }),
  'ticket.ruled': replaceLead,
  'ticket.extensionRequested': (_, event) => ({ extension: asked(event, event.data) }),
  'ticket.extensionDecided': (ticket, event) => {
    const { approved, dueAt, legDueAt } = event.data;
    const lead = leadLeg(ticket);
    return defined({
      extension: decided(ticket.extension, event),
      clock:
        approved && ticket.clock && dueAt
          ? { ...ticket.clock, dueAt, extendedDays: ticket.extension?.days ?? 0 }
          : ticket.clock,
      legs:
        approved && lead && legDueAt ? changeLeg(ticket, lead.id, () => ({ dueAt: legDueAt })) : ticket.legs,
    });
  },
  'ticket.reported': (ticket, event) => {
    const { legId, text, photos, solved } = event.data;
    const leg = ticket.legs.find((each) => each.id === legId);
    const report = { ...stamp(event), text, photos, solved };
    return {
      ...(leg?.role === 'lead' ? { status: 'reported' as const, answer: text } : {}),
      legs: changeLeg(ticket, legId, (each) => ({ status: 'reported', reports: [...each.reports, report] })),
    };
  },
  'ticket.verified': (ticket, { by, data: { passed, vouched } }) =>
    passed
      ? {
          status: 'pendingCallback',
          ...(vouched
            ? { verifiedBy: [...(ticket.verifiedBy ?? []).filter((id) => id !== by.personId), by.personId] }
            : {}),
        }
      : reopenLead(ticket),
  'ticket.calledBack': (ticket, event) => {
    const { contacted, solved, satisfaction, note, leadsTo } = event.data;
    const attempt = defined({ ...stamp(event), contacted, solved, satisfaction, note });
    return afterCallback(ticket, event.at, attempt, leadsTo);
  },
  'ticket.verdictGiven': (ticket, event) => {
    const { leadsTo, text, ...given } = event.data;
    const { verdict, stars, satisfaction } = given;
    const attempt = { ...stamp(event), ...given, contacted: true, solved: verdict === 'solved', note: text };
    return {
      ...afterCallback(ticket, event.at, attempt, leadsTo),
      ...(verdict === 'solved' && stars !== undefined
        ? { rating: { at: event.at, stars, satisfaction, text } }
        : {}),
    };
  },
  'ticket.objected': (ticket, { at, data: { call, text, reopens } }) => ({
    callbacks: ticket.callbacks.map((attempt, place) =>
      place === call ? { ...attempt, objection: { at, text } } : attempt,
    ),
    ...(reopens
      ? {
          status: 'pendingCallback' as const,
          legs: reviveLead(ticket.legs, { status: 'reported' }),
          outcome: undefined,
          rating: undefined,
        }
      : {}),
  }),
  'ticket.reopened': (ticket, event) => {
    const { text, photos, to, dueAt, legDueAt, supervise } = event.data;
    const { at } = event;
    const { clock, outcome } = ticket;
    const word: CallbackAttempt = {
      ...stamp(event),
      contacted: true,
      solved: false,
      satisfaction: 'dissatisfied',
      note: text,
      verdict: 'notSolved',
      photos,
    };
    return {
      status: to,
      reopens: (ticket.reopens ?? 0) + 1,
      callbacks: [...ticket.callbacks, word],
      outcome: undefined,
      rating: undefined,
      ...(supervise ? { supervision: { level: supervise, at, note: '办结后反映没有解决，再次重办' } } : {}),
      ...(to === 'handling'
        ? {
            redos: ticket.redos + 1,
            legs: reviveLead(ticket.legs, {
              status: 'handling',
              ...(legDueAt ? { dueAt: legDueAt } : {}),
            }),
          }
        : {}),
      ...(clock && dueAt && outcome
        ? { clock: { ...clock, dueAt, pauses: [...clock.pauses, { from: outcome.at, to: at }] } }
        : {}),
    };
  },
  'ticket.shelvingRequested': (_, event) => ({ shelving: asked(event, event.data) }),
  'ticket.shelvingDecided': (ticket, event) =>
    defined({
      shelving: decided(ticket.shelving, event),
      ...(event.data.approved
        ? {
            status: 'shelved' as const,
            clock: ticket.clock && {
              ...ticket.clock,
              pauses: [...ticket.clock.pauses, { from: event.at }],
            },
          }
        : {}),
    }),
  'ticket.resumed': (ticket, { at, data }) =>
    defined({
      status: 'handling',
      clock: ticket.clock && {
        ...ticket.clock,
        dueAt: data.dueAt,
        pauses: ticket.clock.pauses.map((pause) => (pause.to ? pause : { ...pause, to: at })),
      },
      legs: ticket.legs.map((leg) => {
        const due = data.legDues.find(({ legId }) => legId === leg.id);
        return due ? { ...leg, dueAt: due.dueAt } : leg;
      }),
    }),
  'ticket.terminationRequested': (_, event) => ({ termination: asked(event, event.data) }),
  'ticket.terminationDecided': (ticket, event) =>
    defined({
      termination: decided(ticket.termination, event),
      ...(event.data.approved
        ? { status: 'terminated' as const, legs: endLegs(ticket, event.at, 'terminated', isRunning) }
        : {}),
    }),
  'ticket.withdrawn': (ticket, { at }) => ({
    status: 'withdrawn',
    legs: endLegs(ticket, at, 'withdrawn', () => true),
  }),
  // What was added under an earlier release stands in the log.
  'ticket.supplemented': (ticket, { data }) => ({ photos: [...ticket.photos, ...data.photos] }),
  'ticket.joined': ({ joins = [] }, { by }) => ({ joins: [...joins, by.personId] }),
  'ticket.rated': (_, { at, data }) => ({ rating: { at, ...data } }),
  'ticket.merged': (_, { data }) => ({ status: 'merged', parentId: data.parentId }),
  'ticket.unmerged': () => ({ status: 'pendingReview' }),
  'ticket.followed': (_, { data }) => ({ status: 'pendingCallback', answer: data.text }),
  'ticket.supervised': (_, { at, data }) => ({ supervision: { at, ...data } }),
  'ticket.alarmed': (ticket, { at, data }) => ({
    alarms: [...(ticket.alarms ?? []), { level: data.level, at }],
    ...(data.supervise
      ? { supervision: { level: data.supervise, at, note: '超期未办结，自动列入督办' } }
      : {}),
  }),
  'ticket.selfResolved': (_, { at, data }) => ({
    status: 'closed',
    answer: data.text,
    outcome: { at, kind: 'selfResolved' },
  }),
};
