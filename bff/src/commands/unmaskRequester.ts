/** Shows the requester's name, phone and address to who must know, after writing down who asked and why. */
import type { Caller, Deps } from '../deps';
import { appendAudit } from '../models/auditLog';
import type { TicketDoc } from '../models/ticketDoc';
import { openPersonal, type Personal } from '../privacy/personal';

export async function unmaskRequester(
  doc: TicketDoc,
  reason: string,
  deps: Deps,
  { actor, now }: Caller,
): Promise<Personal> {
  await appendAudit(deps.models, deps.keys, {
    at: now,
    personId: actor.personId,
    ...(actor.unitId ? { unitId: actor.unitId } : {}),
    action: 'ticket.unmask',
    subject: doc.number,
    reason,
  });
  return openPersonal(doc.personal, doc._id.toHexString(), deps.cipher);
}
