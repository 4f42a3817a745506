/** Asks to see who is kept unknown. One request at a time for each ticket and person: asking again gives the one that waits. */
import { AppError } from '@jsjb/shared/kit/errors';
import type { Caller, Deps } from '../../deps';
import { isDuplicateKey } from '../../platform/records/storeNew';
import { isDiscreet, ticketOf, type TicketDoc } from '../../ticket';
import type { UnmaskingDoc } from '../store/unmaskingDoc';
import { auditAsking } from '../store/auditAsking';

export async function askUnmasking(
  ticket: TicketDoc,
  reason: string,
  deps: Deps,
  { actor, now }: Caller,
): Promise<UnmaskingDoc> {
  if (!isDiscreet(ticketOf(ticket))) {
    throw new AppError('INVALID', { userMessage: '这件工单没有要求保密，写明用途就可以查看。' });
  }
  const { unmaskings } = deps.records;
  const subject = { ticketId: ticket._id.toHexString() };
  const { personId } = actor;
  const findWaiting = () =>
    deps.models.unmaskings
      .findOne({ 'subject.ticketId': subject.ticketId, personId, status: 'asked' })
      .lean<UnmaskingDoc>()
      .exec();
  const askNow = () => {
    const event = { type: 'unmasking.asked', at: now, by: actor, data: { subject, reason } } as const;
    const doc = unmaskings.newDoc(event, { number: ticket.number, personId }, undefined);
    return unmaskings.create(doc, undefined).catch(async (error: unknown) => {
      const first = isDuplicateKey(error) ? await findWaiting() : null;
      if (!first) throw error;
      return first;
    });
  };
  const asked = (await findWaiting()) ?? (await askNow());
  await auditAsking(asked, deps);
  return asked;
}
