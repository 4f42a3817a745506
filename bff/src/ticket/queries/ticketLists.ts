/** Lists of tickets by queue, a page at a time. Reads only; every list is one index range. */
import type { TicketQueueName } from '@jsjb/shared/ticket/contract';
import type { Actor } from '@jsjb/shared/kit/role';
import { openStatuses } from '@jsjb/shared/ticket/lifecycle';
import type { SuperviseLevel, TicketStatus } from '@jsjb/shared/ticket/ticket';
import type { Types } from 'mongoose';
import type { TicketDoc } from '../store/ticketDoc';
import { ticketIndexes, type TicketModel } from '../store/ticketModel';
import { decodeCursor, encodeCursor } from '../../platform/records/cursor';
import { queueOf, scopeOf } from '../access/ticketAccess';

/** The log is not needed for a row. */
const WITHOUT_LOG = { events: 0, idempotency: 0 } as const;

interface Order {
  /** Undefined sorts by the identifier alone, which follows the time of submission. */
  field?: 'list.next' | 'list.due' | 'updatedAt';
  direction: 1 | -1;
}

const orders: Record<TicketQueueName, Order> = {
  mine: { direction: -1 },
  todo: { field: 'list.next', direction: 1 },
  done: { field: 'updatedAt', direction: -1 },
  all: { direction: -1 },
};

/** Undefined: this post has no such queue. */
function queueFilter(
  name: TicketQueueName,
  actor: Actor,
  areaCode?: string,
): Record<string, unknown> | undefined {
  // What an agent took down for callers is theirs only as long as they sit at the centre.
  if (name === 'mine')
    return {
      'requester.personId': actor.personId,
      ...(actor.role === 'agent' ? {} : { 'requester.role': { $ne: 'agent' } }),
    };
  if (name === 'all') {
    const scope = scopeOf(actor, areaCode);
    return scope
      ? { 'list.scopes': scope, ...(actor.role === 'gridWorker' ? { confidential: false } : {}) }
      : undefined;
  }
  const queue = queueOf(actor);
  return queue ? { [name === 'todo' ? 'list.queues' : 'list.doneBy']: queue } : undefined;
}

/** Under a light the one that is latest, or due next, stands on top, whoever has it. */
const byDue: Order = { field: 'list.due', direction: 1 };

function sortValue(doc: TicketDoc, { field }: Order): Date {
  switch (field) {
    case 'list.next':
      return doc.list.next;
    case 'list.due':
      return doc.list.due ?? new Date(0);
    case 'updatedAt':
      return doc.updatedAt;
    case undefined:
      return new Date(0);
  }
}

function after(cursor: string, order: Order): Record<string, unknown> {
  const { value, id } = decodeCursor(cursor);
  const past = order.direction === 1 ? '$gt' : '$lt';
  if (!order.field) return { _id: { [past]: id } };
  // The first condition bounds the index range, the second leaves out what the last page showed.
  return {
    [order.field]: { [`${past}e`]: value },
    $or: [{ [order.field]: { [past]: value } }, { _id: { [past]: id } }],
  };
}

export interface ListQuery {
  queue: TicketQueueName;
  status?: TicketStatus;
  number?: string;
  /** Under supervision (督办) at this level, what is due first on top. */
  supervised?: SuperviseLevel;
  /** From `lightFilter`. */
  light?: Record<string, unknown>;
  cursor?: string;
  limit: number;
}

/** Of these tickets, which a neighbour joined, the newest: one more than a page holds. */
export const joinedPage = async (
  tickets: TicketModel,
  { personId }: Actor,
  ids: readonly Types.ObjectId[],
  { status, number, cursor, limit }: ListQuery,
): Promise<TicketDoc[]> => {
  const joined = [
    ...(ids.length > 0 ? [{ _id: { $in: [...ids] } }] : []),
    // Under an earlier release joining stood in the log.
    { joins: personId, ...(cursor ? after(cursor, orders.mine) : {}) },
  ];
  const found = await Promise.all(
    joined.map((where) =>
      tickets.collection
        .find(
          {
            ...where,
            'requester.personId': { $ne: personId },
            // What has become confidential is no neighbour's any more.
            confidential: false,
            ...(status ? { status } : {}),
            ...(number ? { number } : {}),
          },
          { projection: WITHOUT_LOG, sort: { _id: -1 }, limit: limit + 1 },
        )
        .toArray(),
    ),
  );
  return found.flat() as unknown as TicketDoc[];
};

export async function listTickets(
  tickets: TicketModel,
  actor: Actor,
  query: ListQuery,
  areaCode?: string,
): Promise<{ docs: TicketDoc[]; next?: string }> {
  const order: Order = query.light
    ? byDue
    : query.supervised
      ? { field: 'list.next', direction: 1 }
      : orders[query.queue];
  const queue = queueFilter(query.queue, actor, areaCode);
  if (!queue) return { docs: [] };
  // Past mongoose: everything here was checked by the contract, and a list is what every page begins with.
  const docs = (await tickets.collection
    .find(
      {
        ...queue,
        ...(query.status ? { status: query.status } : {}),
        ...(query.number ? { number: query.number } : {}),
        ...(query.supervised ? { 'list.supervised': query.supervised } : {}),
        ...(query.light ? { $and: [query.light] } : {}),
        ...(query.light && query.queue === 'all' && !query.status
          ? { status: { $in: [...openStatuses] } }
          : {}),
        ...(query.cursor ? after(query.cursor, order) : {}),
      },
      {
        projection: WITHOUT_LOG,
        sort: order.field
          ? { [order.field]: order.direction, _id: order.direction }
          : { _id: order.direction },
        limit: query.limit + 1,
        // Under a light is only what is open; all that ever was lies in the index of the scope.
        ...(query.light && query.queue === 'all' ? { hint: ticketIndexes.status } : {}),
      },
    )
    .toArray()) as unknown as TicketDoc[];
  const page = docs.slice(0, query.limit);
  const last = page.at(-1);
  return {
    docs: page,
    ...(docs.length > query.limit && last ? { next: encodeCursor(sortValue(last, order), last._id) } : {}),
  };
}
