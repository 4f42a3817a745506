/** Tickets merged into one, and the one they were merged into. Reads only. */
import { Types } from 'mongoose';
import type { Deps } from '../../deps';
import type { TicketDoc } from '../store/ticketDoc';

/** More than anybody merges one into the other. */
const DEPTH = 20;
/** More than anybody merges into one. */
const MOST = 200;

type Stores = Pick<Deps, 'models'>;

/** The last one of the row, which is handled; undefined for one that is merged into none. */
export async function parentOf(doc: TicketDoc, { models }: Stores): Promise<TicketDoc | undefined> {
  let at: TicketDoc | undefined;
  let next = doc.parentId;
  for (let left = DEPTH; next && left > 0; left -= 1) {
    const found = await models.tickets.findById(new Types.ObjectId(next)).lean<TicketDoc>();
    if (!found || found._id.equals(doc._id)) return at;
    at = found;
    next = found.status === 'merged' ? found.parentId : undefined;
  }
  return at;
}

/** It has not come back to the centre since. */
function isStillMerged({ events }: TicketDoc): boolean {
  const turn = events.findLast(
    (event) =>
      event.type === 'ticket.merged' ||
      event.type === 'ticket.unmerged' ||
      (event.type === 'ticket.calledBack' && event.data.leadsTo === 'review') ||
      (event.type === 'ticket.verdictGiven' && event.data.leadsTo === 'review') ||
      event.type === 'ticket.reopened',
  );
  return turn?.type === 'ticket.merged';
}

export const mergedAt = ({ events, submittedAt }: TicketDoc): Date =>
  events.findLast(({ type }) => type === 'ticket.merged')?.at ?? submittedAt;

/** Those merged into it, and into those in turn; also after they have gone on to their own callback. */
export async function mergedInto(doc: TicketDoc, { models }: Stores): Promise<TicketDoc[]> {
  const all: TicketDoc[] = [];
  let ids = [doc._id.toHexString()];
  for (let left = DEPTH; ids.length > 0 && all.length < MOST && left > 0; left -= 1) {
    const known = new Set([doc, ...all].map(({ _id }) => _id.toHexString()));
    const children = await models.tickets
      .find({ parentId: { $in: ids }, confidential: false })
      .limit(MOST)
      .lean<TicketDoc[]>();
    const fresh = children.filter((child) => isStillMerged(child) && !known.has(child._id.toHexString()));
    all.push(...fresh);
    ids = fresh.map(({ _id }) => _id.toHexString());
  }
  return all;
}
