/**
 * Children of a merged ticket go on to their own callback when the parent has been handled, and back to the centre
 * when it ended without: nobody's matter is lost with somebody else's.
 */
import type { TicketEventType } from '@jsjb/shared/ticket/event';
import type { Action } from '@jsjb/shared/ticket/action';
import { systemActor } from '@jsjb/shared/kit/role';
import type { TicketStatus } from '@jsjb/shared/ticket/ticket';
import { Types } from 'mongoose';
import { openPersonal } from '../../platform/personal/personal';
import { answerForNeighbours } from '../access/neighbourText';
import { actOnTicket } from '../commands/actOnTicket';
import type { Deps } from '../../deps';
import type { TicketDoc } from '../store/ticketDoc';
import { ringBreaker } from '../../platform/records/mergeRing';

/** What a ticket of this status means for those merged into it; the others are still to be handled. */
const fates: Partial<Record<TicketStatus, 'follow' | 'unmerge'>> = {
  pendingCallback: 'follow',
  closed: 'follow',
  answered: 'follow',
  refused: 'unmerge',
  terminated: 'unmerge',
  withdrawn: 'unmerge',
};

/** A 举报 is nobody's parent: those merged before it became one come back. */
const fateOf = ({ status, confidential }: Pick<TicketDoc, 'status' | 'confidential'>) =>
  confidential ? 'unmerge' : fates[status];

/** Events after which the fate of the children may be another. */
export const mergeTurns = [
  // It may turn out to be a 举报.
  'ticket.accepted',
  'ticket.answered',
  'ticket.selfResolved',
  'ticket.verified',
  'ticket.calledBack',
  'ticket.verdictGiven',
  // A parent that was merged itself: its children come after it.
  'ticket.followed',
  'ticket.refused',
  'ticket.terminationDecided',
  'ticket.withdrawn',
  // It may have been merged into one that has met its end already.
  'ticket.merged',
] as const satisfies readonly TicketEventType[];

/** Another delivery may settle the same child at the same time: then there is nothing left to do. */
async function meet(
  child: TicketDoc,
  fate: 'follow' | 'unmerge',
  parent: TicketDoc,
  deps: Deps,
): Promise<void> {
  const parentId = child.parentId ?? '';
  const caller = { actor: systemActor, postIndex: 0, now: deps.now() };
  // Another's answer: nothing in it tells whose it was.
  const text = parent.answer
    ? answerForNeighbours(
        parent.answer,
        openPersonal(parent.personal, parent._id.toHexString(), deps.cipher),
        parent,
      )
    : '您反映的事项已经办理。';
  const action: Action =
    fate === 'follow' ? { name: 'follow', data: { parentId, text } } : { name: 'unmerge', data: {} };
  await actOnTicket(child, action, child.version, deps, caller).catch(async (error: unknown) => {
    const left = { _id: child._id, status: 'merged', parentId } as const;
    if (await deps.models.tickets.exists(left)) throw error;
  });
}

/** The parent may have ended while, or before, this one was merged into it; or both were merged into each other. */
async function lookAtParent({ _id }: TicketDoc, deps: Deps): Promise<void> {
  const { tickets } = deps.models;
  const parentOf = ({ parentId }: TicketDoc) =>
    tickets.findById(new Types.ObjectId(parentId)).lean<TicketDoc>().exec();
  // Its parent may have taken it along meanwhile.
  const doc = await tickets.findById(_id).lean<TicketDoc>();
  if (doc?.status !== 'merged' || !doc.parentId) return;
  const parent = await parentOf(doc);
  if (!parent) return;
  const fate = fateOf(parent);
  if (fate) return meet(doc, fate, parent, deps);
  const breaker = await ringBreaker(doc, parentOf);
  if (breaker) await meet(breaker, 'unmerge', parent, deps);
}

/** Safe to repeat: a child that has met its fate is no longer merged. */
export async function settleMergedChildren(
  event: { type: (typeof mergeTurns)[number] },
  doc: TicketDoc,
  deps: Deps,
): Promise<void> {
  if (event.type === 'ticket.merged') return lookAtParent(doc, deps);
  const fate = fateOf(doc);
  if (!fate) return;
  const parentId = doc._id.toHexString();
  const children = await deps.models.tickets.find({ parentId, status: 'merged' }).lean<TicketDoc[]>();
  for (const child of children) await meet(child, fate, doc, deps);
}
