/**
 * Children of a merged ticket go on to their own callback when the parent has been handled, and back to the centre
 * when it ended without: nobody's matter is lost with somebody else's.
 */
import type { TicketEvent } from '@jsjb/shared/ticket/event';
import { systemActor } from '@jsjb/shared/people/role';
import type { TicketStatus } from '@jsjb/shared/ticket/ticket';
import { Types } from 'mongoose';
import { actOnTicket } from '../commands/actOnTicket';
import type { Deps } from '../deps';
import type { TicketDoc } from '../models/ticketDoc';

/** What a ticket of this status means for those merged into it; the others are still to be handled. */
const fates: Partial<Record<TicketStatus, 'follow' | 'unmerge'>> = {
  pendingCallback: 'follow',
  closed: 'follow',
  answered: 'follow',
  refused: 'unmerge',
  terminated: 'unmerge',
  withdrawn: 'unmerge',
};

/** Events after which the fate of the children may be another. */
const turns: ReadonlySet<TicketEvent['type']> = new Set([
  'ticket.answered',
  'ticket.selfResolved',
  'ticket.verified',
  'ticket.calledBack',
  // A parent that was merged itself: its children come after it.
  'ticket.followed',
  'ticket.refused',
  'ticket.terminationDecided',
  'ticket.withdrawn',
]);

async function meet(
  child: TicketDoc,
  fate: 'follow' | 'unmerge',
  parent: TicketDoc,
  deps: Deps,
): Promise<void> {
  const parentId = parent._id.toHexString();
  const caller = { actor: systemActor, postIndex: 0, now: deps.now() };
  const text = parent.answer ?? '您反映的事项已经办理。';
  const action =
    fate === 'follow'
      ? ({ name: 'follow', data: { parentId, text } } as const)
      : ({ name: 'unmerge', data: { parentId } } as const);
  await actOnTicket(child, action, child.version, deps, caller);
}

/** More of them than anybody merges one into the other. */
const DEPTH = 50;

/** Two that were merged into each other at the same instant, or a longer ring: nobody would ever handle them. */
async function closesRing(doc: TicketDoc, parent: TicketDoc, { models }: Deps): Promise<boolean> {
  let at: TicketDoc | null = parent;
  for (let left = DEPTH; at?.status === 'merged' && left > 0; left -= 1) {
    if (at.parentId === doc._id.toHexString()) return true;
    at = await models.tickets.findById(new Types.ObjectId(at.parentId)).lean<TicketDoc>();
  }
  return false;
}

/** The parent may have ended while, or before, this one was merged into it. */
async function lookAtParent({ _id }: TicketDoc, deps: Deps): Promise<void> {
  const { tickets } = deps.models;
  // Its parent may have taken it along in this very round.
  const doc = await tickets.findById(_id).lean<TicketDoc>();
  if (doc?.status !== 'merged' || !doc.parentId) return;
  const parent = await tickets.findById(new Types.ObjectId(doc.parentId)).lean<TicketDoc>();
  if (!parent) return;
  const fate = (await closesRing(doc, parent, deps)) ? 'unmerge' : fates[parent.status];
  if (fate) await meet(doc, fate, parent, deps);
}

/** Safe to repeat: a child that has met its fate is no longer merged. */
export async function settleMergedChildren(doc: TicketDoc, event: TicketEvent, deps: Deps): Promise<void> {
  if (event.type === 'ticket.merged') return lookAtParent(doc, deps);
  const fate = turns.has(event.type) ? fates[doc.status] : undefined;
  if (!fate) return;
  const parentId = doc._id.toHexString();
  const children = await deps.models.tickets.find({ parentId, status: 'merged' }).lean<TicketDoc[]>();
  for (const child of children) await meet(child, fate, doc, deps);
}
