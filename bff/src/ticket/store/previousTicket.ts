/** The ticket that this one takes up again: of the same requester, after it could not be opened again. */
import { AppError } from '@jsjb/shared/kit/errors';
import type { TicketDetail } from '@jsjb/shared/ticket/view';
import { isOpen } from '@jsjb/shared/ticket/lifecycle';
import { Types } from 'mongoose';
import type { Caller, Deps } from '../../deps';
import type { TicketDoc } from './ticketDoc';

const find = (id: string, { models }: Pick<Deps, 'models'>): Promise<TicketDoc | null> =>
  models.tickets.findById(new Types.ObjectId(id)).lean<TicketDoc>().exec();

type Linked = Pick<TicketDetail, 'previous' | 'next'>;
const nameOf = ({ _id, number }: TicketDoc): Linked['next'] => ({ id: _id.toHexString(), number });

/** The one before and the one after, each to those alone who may read it. */
export async function linkedTo(
  { _id, previousId, status }: TicketDoc,
  deps: Pick<Deps, 'models'>,
  mayRead: (doc: TicketDoc) => boolean,
): Promise<Linked> {
  const [previous, next] = await Promise.all([
    previousId ? find(previousId, deps) : null,
    // Only what has ended is taken up again.
    isOpen(status) ? null : deps.models.tickets.findOne({ previousId: _id.toHexString() }).lean<TicketDoc>(),
  ]);
  return {
    ...(previous && mayRead(previous) ? { previous: nameOf(previous) } : {}),
    ...(next && mayRead(next) ? { next: nameOf(next) } : {}),
  };
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
  if (isOpen(found.status))
    throw new AppError('INVALID', { fields: { previousId: '上一件还在办理，可以补充说明或催办' } });
}
