/** Neighbours who joined a matter: how many wait for it, and what they say of its end. Pure. */
import type { TicketEvent } from './event';
import { verdicts, type Ticket, type Verdict } from './ticket';

/** Who has joined and not left. */
export const joinersIn = ({ counts }: Pick<Ticket, 'counts'>): number =>
  (counts?.['join'] ?? 0) - (counts?.['leave'] ?? 0);

/** With the one who raised it. */
export const householdsIn = (ticket: Pick<Ticket, 'counts'>): number => joinersIn(ticket) + 1;

/** Whether the ticket came by this event to where those who joined can say whether it is solved. */
function asksNeighbours(event: TicketEvent, leads: ReadonlySet<string>): boolean {
  switch (event.type) {
    case 'ticket.reported':
      return leads.has(event.data.legId);
    case 'ticket.terminationDecided':
      return event.data.approved;
    case 'ticket.answered':
    case 'ticket.refused':
    case 'ticket.withdrawn':
    case 'ticket.followed':
    case 'ticket.selfResolved':
      return true;
    default:
      return false;
  }
}

/** Since when they have been asked in this round of handling; undefined before. */
export function askedAt(events: readonly TicketEvent[], legs: Ticket['legs']): Date | undefined {
  const leads = new Set(legs.filter(({ role }) => role === 'lead').map(({ id }) => id));
  return events.findLast((event) => asksNeighbours(event, leads))?.at;
}

export interface NeighbourAnswer {
  at: Date;
  personId: string;
  verdict: Verdict;
  text: string;
  photos: readonly string[];
}

/** The last word of each of them in this round. */
export function answersInForce(
  answers: readonly NeighbourAnswer[],
  since: Date | undefined,
): NeighbourAnswer[] {
  const last = new Map<string, NeighbourAnswer>();
  for (const answer of answers) {
    const known = last.get(answer.personId);
    if (since && answer.at >= since && (!known || known.at <= answer.at)) last.set(answer.personId, answer);
  }
  return [...last.values()];
}

export const countVerdicts = (
  answers: readonly Pick<NeighbourAnswer, 'verdict'>[],
): Record<Verdict, number> =>
  Object.fromEntries(
    verdicts.map((verdict) => [verdict, answers.filter((answer) => answer.verdict === verdict).length]),
  ) as Record<Verdict, number>;

/** It is not over for them. */
export const isUnsolved = ({ verdict }: Pick<NeighbourAnswer, 'verdict'>): boolean => verdict !== 'solved';
