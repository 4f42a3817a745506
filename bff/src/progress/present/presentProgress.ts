/** What somebody who proved it by number is told of a ticket. An allow-list: never words, place, name or phone. */
import { actsByNumber, type ActByNumber, type ProgressView } from '@jsjb/shared/progress/contract';
import { lightOf } from '@jsjb/shared/ticket/deadline';
import { rulesFor } from '@jsjb/shared/ticket/frozenRules';
import { isOpen } from '@jsjb/shared/ticket/lifecycle';
import { requesterByNumber } from '@jsjb/shared/ticket/byNumber';
import type { Rules } from '@jsjb/shared/ticket/terms';
import { leadLeg, type Ticket } from '@jsjb/shared/ticket/ticket';
import { isObjectable, reopenUntil } from '@jsjb/shared/ticket/verdict';
import { abilitiesNow, answerFor, isDiscreet, ticketOf, type TicketDoc } from '../../ticket';

interface Shown {
  now: Date;
  rules: Rules;
  unitName: (id: string) => string;
  /** Made for this ticket. */
  token: string;
}

const callbacksOf = ({ callbacks }: Ticket, now: Date): ProgressView['callbacks'] =>
  callbacks.map((attempt, call) => ({
    call,
    at: attempt.at.toISOString(),
    contacted: attempt.contacted,
    ...(attempt.solved === undefined ? {} : { solved: attempt.solved }),
    ...(attempt.satisfaction ? { satisfaction: attempt.satisfaction } : {}),
    ...(attempt.verdict ? { verdict: attempt.verdict } : {}),
    objected: attempt.objection !== undefined,
    objectable: isObjectable(attempt, now),
  }));

function actsOn(ticket: Ticket, now: Date): ActByNumber[] {
  const abilities = abilitiesNow(ticket, { actor: requesterByNumber(ticket.id), now });
  return actsByNumber.filter((act) => abilities.includes(act));
}

export function presentProgress(doc: TicketDoc, { now, rules, unitName, token }: Shown): ProgressView {
  const ticket = ticketOf(doc);
  const { number, status, clock, refusal, submittedAt } = ticket;
  if (isDiscreet(ticket)) return { number, status, discreet: true, callbacks: [], may: [] };
  const may = actsOn(ticket, now);
  const lead = leadLeg(ticket) ?? ticket.legs.at(-1);
  const answer = answerFor(doc.events, ticket.legs);
  const runs = isOpen(status) && status !== 'shelved';
  return {
    number,
    status,
    discreet: false,
    submittedAt: submittedAt.toISOString(),
    ...(lead ? { unit: unitName(lead.unitId) } : {}),
    ...(clock ? { dueAt: clock.dueAt.toISOString() } : {}),
    ...(clock && runs ? { light: lightOf(clock, now, rulesFor(rules, clock).limits) } : {}),
    ...(answer ? { answer } : {}),
    ...(refusal ? { refusal } : {}),
    callbacks: callbacksOf(ticket, now),
    ...(may.includes('reopen') ? { reopenUntil: reopenUntil(ticket)?.toISOString() } : {}),
    may,
    ...(may.length > 0 ? { token } : {}),
  };
}
