/** Children of a merged ticket go on to their own callback when the parent has been handled. */
import type { TicketEvent } from '@jsjb/shared/ticket/event';
import { systemActor } from '@jsjb/shared/people/role';
import { actOnTicket } from '../commands/actOnTicket';
import type { Deps } from '../deps';
import type { TicketDoc } from '../models/ticketDoc';

/** True when the event settles the matter for everyone who raised it. */
const settles = (event: TicketEvent): boolean =>
  event.type === 'ticket.answered' || (event.type === 'ticket.verified' && event.data.passed);

/** Safe to repeat: a child that has followed is no longer merged. */
export async function followParent(parent: TicketDoc, event: TicketEvent, deps: Deps): Promise<void> {
  if (!settles(event)) return;
  const parentId = parent._id.toHexString();
  const children = await deps.models.tickets.find({ parentId, status: 'merged' }).lean<TicketDoc[]>();
  const caller = { actor: systemActor, postIndex: 0, now: deps.now() };
  const text = parent.answer ?? '您反映的事项已经办理。';
  for (const child of children) {
    await actOnTicket(child, { name: 'follow', data: { parentId, text } }, child.version, deps, caller);
  }
}
