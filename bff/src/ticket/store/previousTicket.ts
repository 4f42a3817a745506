/** The ticket that this one takes up again: of the same requester, after it could not be opened again. */
import { AppError } from '@jsjb/shared/kit/errors';
import type { TicketDetail } from '@jsjb/shared/ticket/view';
import { Types } from 'mongoose';
import type { Caller, Deps } from '../../deps';
import type { TicketDoc } from './ticketDoc';

type Found = Pick<TicketDoc, 'number' | 'requester'>;
const find = (id: string, { models }: Pick<Deps, 'models'>): Promise<Found | null> =>
  models.tickets.findById(new Types.ObjectId(id), { number: 1, requester: 1 }).lean<Found>().exec();

export async function previousOf(
  { previousId }: Pick<TicketDoc, 'previousId'>,
  deps: Pick<Deps, 'models'>,
): Promise<TicketDetail['previous']> {
  const found = previousId ? await find(previousId, deps) : null;
  return found && previousId ? { id: previousId, number: found.number } : undefined;
}

/** Nobody links their matter to somebody else's. */
export async function assertOwnPrevious(
  id: string | undefined,
  deps: Pick<Deps, 'models'>,
  { actor }: Caller,
): Promise<void> {
  if (id === undefined) return;
  const found = await find(id, deps);
  if (found?.requester.personId !== actor.personId)
    throw new AppError('INVALID', { fields: { previousId: '没有找到您上一次反映的诉求' } });
}
