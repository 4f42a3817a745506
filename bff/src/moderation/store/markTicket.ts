/** What the holds of a ticket come to, marked on the ticket itself, which goes its way meanwhile. */
import { Types } from 'mongoose';
import type { Models } from '../../deps';
import type { TicketDoc } from '../../ticket';
import type { HoldDoc } from './holdDoc';

type Mark = TicketDoc['hold'];

const earliest = (dates: readonly Date[]): Date => new Date(Math.min(...dates.map(Number)));
const latest = (dates: readonly Date[]): Date => new Date(Math.max(...dates.map(Number)));

/** Held while one of them waits, since the first doubt; then hidden if a person hid anything. */
export function markOf(holds: readonly HoldDoc[], before: Mark, hidBefore: boolean): Mark {
  if (holds.length === 0) return before;
  const waiting = holds.filter(({ status }) => status === 'held').map(({ at }) => at);
  if (waiting.length > 0)
    return { at: earliest(before && !before.decidedAt ? [before.at, ...waiting] : waiting) };
  return {
    at: before?.at ?? earliest(holds.map(({ at }) => at)),
    decidedAt: latest(holds.map(({ updatedAt }) => updatedAt)),
    hidden: hidBefore || holds.some(({ status }) => status === 'hidden'),
  };
}

/** Repeated, and in whatever order, it leaves what the holds come to: written only over the mark that was read. */
export async function markTicket(
  ticketId: string,
  { tickets, holds, moderation }: Pick<Models, 'tickets' | 'holds' | 'moderation'>,
): Promise<void> {
  const _id = new Types.ObjectId(ticketId);
  for (;;) {
    const ticket = await tickets.findById(_id, { hold: 1 }).lean<Pick<TicketDoc, 'hold'>>();
    if (!ticket) return;
    const mark = markOf(
      await holds.find({ ticketId }).lean<HoldDoc[]>(),
      ticket.hold,
      // What a release without holds decided.
      (await moderation.countDocuments({ ticketId, state: 'hidden' })) > 0,
    );
    if (!mark) return;
    const asRead = { _id, hold: ticket.hold ?? { $exists: false } };
    const { matchedCount } = await tickets.collection.updateOne(asRead, { $set: { hold: mark } });
    if (matchedCount === 1) return;
  }
}
