/** What somebody who proved it by number is told of a ticket. An allow-list: never words, place, name or phone. */
import { actsByNumber, type ProgressView } from '@jsjb/shared/progress/contract';
import { lightOf } from '@jsjb/shared/ticket/deadline';
import { rulesFor } from '@jsjb/shared/ticket/frozenRules';
import { isOpen } from '@jsjb/shared/ticket/lifecycle';
import { requesterByNumber } from '@jsjb/shared/ticket/byNumber';
import { ticketRecord } from '@jsjb/shared/ticket/record';
import type { Rules } from '@jsjb/shared/ticket/terms';
import { leadLeg } from '@jsjb/shared/ticket/ticket';
import { isDiscreet, ticketOf, verifiedAnswer, type TicketDoc } from '../../ticket';

interface Shown {
  now: Date;
  rules: Rules;
  unitName: (id: string) => string;
  /** Made for this ticket. */
  token: string;
}

export function presentProgress(doc: TicketDoc, { now, rules, unitName, token }: Shown): ProgressView {
  const ticket = ticketOf(doc);
  const { number, status, clock, refusal, submittedAt } = ticket;
  if (isDiscreet(ticket)) return { number, status, discreet: true, may: [] };
  const abilities = ticketRecord.abilities(ticket, requesterByNumber(ticket.id));
  const may = actsByNumber.filter((act) => abilities.includes(act));
  const lead = leadLeg(ticket) ?? ticket.legs.at(-1);
  const answer = verifiedAnswer(doc.events, ticket.legs);
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
    may,
    ...(may.length > 0 ? { token } : {}),
  };
}
