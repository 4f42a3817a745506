/** A resident's own matters and those they joined, in one list. Reads only. */
import { Types } from 'mongoose';
import type { Actor } from '@jsjb/shared/kit/role';
import type { Deps } from '../../deps';
import { decodeCursor, encodeCursor } from '../../platform/records/cursor';
import type { TicketDoc } from '../store/ticketDoc';
import { joinedBy } from './neighbour';
import { joinedPage, listTickets, type ListQuery } from './ticketLists';

interface Page {
  docs: TicketDoc[];
  next?: string;
}

const idOf = ({ _id }: TicketDoc): string => _id.toHexString();
const newerFirst = (one: TicketDoc, other: TicketDoc): number => (idOf(one) < idOf(other) ? 1 : -1);

/** Each is an index of its own, so two pages become one. */
async function withJoined(own: Page, deps: Deps, actor: Actor, query: ListQuery): Promise<Page> {
  const { joined: all, left } = await joinedBy(actor, deps);
  const last = query.cursor && decodeCursor(query.cursor).id.toHexString();
  const ids = (last ? all.filter((id) => id < last) : all).map((id) => new Types.ObjectId(id));
  const found = await joinedPage(deps.models.tickets, actor, ids, query);
  const joined = found.filter((doc) => !left.has(idOf(doc)));
  if (joined.length === 0) return own;
  const known = new Set(own.docs.map(idOf));
  const docs = [...own.docs, ...joined.filter((doc) => !known.has(idOf(doc)))].sort(newerFirst);
  const shown = docs.slice(0, query.limit);
  const more = docs.length > shown.length || own.next !== undefined;
  const end = shown.at(-1);
  return { docs: shown, ...(more && end ? { next: encodeCursor(new Date(0), end._id) } : {}) };
}

export async function listTicketsFor(
  deps: Deps,
  actor: Actor,
  query: ListQuery,
  area?: string,
): Promise<Page> {
  const page = await listTickets(deps.models.tickets, actor, query, area);
  return query.queue === 'mine' && actor.role === 'resident' ? withJoined(page, deps, actor, query) : page;
}
