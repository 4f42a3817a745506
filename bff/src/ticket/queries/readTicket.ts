/** One ticket for one reader. What the reader may not know of is not found, in the same words. */
import { Types } from 'mongoose';
import { AppError } from '@jsjb/shared/kit/errors';
import type { Actor } from '@jsjb/shared/kit/role';
import { findById } from '../../platform/db/findById';
import { ticketOf, type TicketDoc } from '../store/ticketDoc';
import type { TicketModel } from '../store/ticketModel';
import type { Deps } from '../../deps';
import { canRead } from '../access/ticketAccess';
import { neighbourOf, type Neighbour } from './neighbour';

export async function readTicket(
  tickets: TicketModel,
  id: string,
  actor: Actor,
  reach: { area?: string | undefined; joining?: boolean } = {},
): Promise<TicketDoc> {
  const doc = await findById(tickets, new Types.ObjectId(id));
  const readable = doc && canRead(ticketOf(doc), actor, reach.area);
  // A neighbour joins a matter by the id that the list of similar ones gave; discreet and held ones are not in that list.
  const joinable = doc && reach.joining && !doc.confidential && !doc.hold;
  if (!doc || !(readable || joinable)) throw new AppError('NOT_FOUND', { userMessage: '没有找到这件工单。' });
  return doc;
}

export interface ReadTicket {
  doc: TicketDoc;
  /** The reader is no more than a neighbour: they have joined, or are about to. */
  neighbour?: Neighbour;
}

/** As `readTicket`, and for a neighbour who joined, who is shown less. */
export async function readOwnOrJoined(
  deps: Pick<Deps, 'models' | 'records'>,
  id: string,
  actor: Actor,
  reach: { area?: string | undefined; joining?: boolean } = {},
): Promise<ReadTicket> {
  const doc = await findById(deps.models.tickets, new Types.ObjectId(id));
  if (doc && canRead(ticketOf(doc), actor, reach.area)) return { doc };
  const neighbour = doc && (await neighbourOf(doc, actor, deps));
  if (doc && neighbour) return { doc, neighbour };
  return { doc: await readTicket(deps.models.tickets, id, actor, reach), neighbour: { added: [] } };
}

/** Rows for these tickets, without their logs; whether a reader may see them is asked afterwards. */
export const readTickets = (tickets: TicketModel, ids: readonly string[]): Promise<TicketDoc[]> =>
  tickets
    .find({ _id: { $in: ids.map((id) => new Types.ObjectId(id)) } })
    .select({ events: 0, idempotency: 0 })
    .lean<TicketDoc[]>()
    .exec();
