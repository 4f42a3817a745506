/**
 * May this actor do this to this ticket now? The answer is one event, or a refusal in words.
 * Pure: the clock, the calendar and every reference are given.
 */
import type { Actor } from '../people/role';
import { forbidden, illegal, type Refusal } from '../refusal';
import type { Action } from './action';
import type { Rules } from './deadline';
import type { TicketEvent } from './event';
import { rulesFor } from './frozenRules';
import { guards, type Guard, type Situation } from './guards';
import { actionsOpenTo, isOpen, transitionOf, type ActionName, type Relation } from './lifecycle';
import { conflictOfInterest } from './conflictOfInterest';
import { isSpent, isUndecided, isWaiting, leadLeg, legOf, type Ticket } from './ticket';

export type Decision = { ok: true; event: TicketEvent } | Refusal;

const stands: Record<Relation, (ticket: Ticket, actor: Actor) => boolean> = {
  anyone: () => true,
  // In the post it was raised in: who took it down for a caller does not rate it as a resident.
  requester: ({ requester }, { personId, role }) =>
    requester.personId === personId && requester.role === role,
  others: (ticket, actor) => ticket.requester.personId !== actor.personId,
  leg: (ticket, actor) => actor.unitId !== undefined && legOf(ticket, actor.unitId) !== undefined,
  leadLeg: (ticket, actor) => actor.unitId !== undefined && leadLeg(ticket)?.unitId === actor.unitId,
  grid: (ticket, actor) => actor.gridId !== undefined && ticket.place.gridId === actor.gridId,
};

/** Whether the role and the relation fit, whatever the state and the details: asked before anything is looked up. */
export function relatesTo(ticket: Ticket, action: ActionName, actor: Actor): boolean {
  const relation = transitionOf(action).by[actor.role];
  return relation !== undefined && stands[relation](ticket, actor);
}

/** Whether the role, the relation and the state fit. */
function mayTry(ticket: Ticket, action: ActionName, actor: Actor): Refusal | undefined {
  const row = transitionOf(action);
  if (!relatesTo(ticket, action, actor)) return forbidden('您没有对这件工单进行这项操作的权限。');
  if (!row.from.includes(ticket.status)) {
    if (ticket.status === 'merged') return illegal('这件工单已并入另一件工单，请等待那件工单的办理结果。');
    return illegal(
      isOpen(ticket.status)
        ? '工单现在的状态不能进行这项操作，请刷新后再看。'
        : '这件工单已经结束，不能再进行这项操作。',
    );
  }
  const own = conflictOfInterest(ticket, action, actor);
  return own === undefined ? undefined : forbidden(own);
}

export function decide(ticket: Ticket, action: Action, actor: Actor, now: Date, rules: Rules): Decision {
  const refusal = mayTry(ticket, action.name, actor);
  if (refusal) return refusal;
  const leg = actor.unitId === undefined ? undefined : legOf(ticket, actor.unitId);
  const situation = {
    ticket,
    actor,
    now,
    rules: rulesFor(rules, ticket.clock),
    data: action.data,
    leg,
    lead: leadLeg(ticket),
  };
  // The table is keyed by the action's own name; TypeScript cannot correlate the two unions.
  const guard = guards[action.name] as Guard<ActionName>;
  const outcome = guard(situation as Situation<ActionName>);
  if ('ok' in outcome) return outcome;
  return { ok: true, event: { ...outcome, at: now, by: actor } as TicketEvent };
}

/** What the table cannot say and needs no further data: a leg is signed once, a request is decided when asked. */
const pending: Partial<Record<ActionName, (ticket: Ticket, actor: Actor) => boolean>> = {
  sign: (ticket, actor) => legOf(ticket, actor.unitId ?? '')?.status === 'pendingSign',
  contact: (ticket, actor) => legOf(ticket, actor.unitId ?? '')?.status !== 'pendingSign',
  report: (ticket, actor) => {
    const leg = legOf(ticket, actor.unitId ?? '');
    return leg?.status === 'handling' && (leg.role === 'co' || leg.contacts.length > 0);
  },
  requestReturn: (ticket) => !leadLeg(ticket)?.returnRequest && ticket.mode !== 'ruling',
  approveReturn: (ticket) => ticket.returns === 0,
  requestExtension: (ticket) => !isSpent(ticket),
  decideExtension: (ticket) => isUndecided(ticket.extension),
  requestShelving: (ticket, actor) => Boolean(actor.head) && !isWaiting(ticket, ticket.shelving),
  decideShelving: (ticket) => isUndecided(ticket.shelving),
  requestTermination: (ticket, actor) => Boolean(actor.head) && !isWaiting(ticket, ticket.termination),
  decideTermination: (ticket) => isUndecided(ticket.termination),
  join: (ticket, actor) => !ticket.joins.includes(actor.personId),
  rate: (ticket) => !ticket.rating,
  // The clock alone decides; nobody has a button for it.
  alarm: () => false,
};

/** The actions this actor may take now: exactly the buttons the phone shows. */
export function abilitiesOf(ticket: Ticket, actor: Actor): ActionName[] {
  return actionsOpenTo(actor.role, ticket.status).filter(
    (action) => !mayTry(ticket, action, actor) && (pending[action]?.(ticket, actor) ?? true),
  );
}
