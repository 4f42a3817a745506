/** The ticket as a record: its life, what speaks against a step, what each event makes of it. */
import { defineRecord } from '../kit/record';
import { isRequesterByNumber } from './byNumber';
import { conditions } from './conditions';
import { conflictOfInterest } from './conflictOfInterest';
import type { TicketTypes } from './event';
import { ticketFolds } from './folds';
import { rulesFor } from './frozenRules';
import { guards } from './guards';
import { handingOver, takenOver, takingOver } from './handover';
import { finalStatuses, isOpen, lifecycle } from './lifecycle';
import { leadLeg, legOf, ticketStatuses } from './ticket';

export const ticketRecord = defineRecord<TicketTypes>({
  name: 'ticket',
  statuses: ticketStatuses,
  start: 'submitted',
  ends: finalStatuses,
  life: lifecycle,
  relations: {
    anyone: () => true,
    // In the post it was raised in: who took it down for a caller does not rate it as a resident.
    requester: (ticket, actor) =>
      isRequesterByNumber(ticket, actor) ||
      (ticket.requester.personId === actor.personId && ticket.requester.role === actor.role),
    others: (ticket, actor) => ticket.requester.personId !== actor.personId,
    party: ({ requester }, { personId, role }) => requester.personId !== personId || requester.role === role,
    leg: (ticket, actor) => legOf(ticket, actor.unitId) !== undefined,
    leadLeg: (ticket, actor) => actor.unitId !== undefined && leadLeg(ticket)?.unitId === actor.unitId,
    grid: (ticket, actor) => actor.gridId !== undefined && ticket.place.gridId === actor.gridId,
  },
  words: {
    forbidden: '您没有对这件工单进行这项操作的权限。',
    illegal: ({ status }) => {
      if (status === 'merged') return '这件工单已并入另一件工单，请等待那件工单的办理结果。';
      return isOpen(status)
        ? '工单现在的状态不能进行这项操作，请刷新后再看。'
        : '这件工单已经结束，不能再进行这项操作。';
    },
  },
  conflictOfInterest,
  conditions,
  guards: handingOver(guards),
  // A ticket is judged by the rules it was dispatched under.
  contextFor: (rules, { clock }) => rulesFor(rules, clock),
  opening: 'ticket.submitted',
  open: ({ at, data: { handed, ...data } }) => ({
    ...data,
    ...takenOver({}, handed, at),
    submittedAt: at,
    legs: [],
    transfers: 0,
    returns: 0,
    redos: 0,
    callbacks: [],
  }),
  folds: takingOver(ticketFolds),
});
