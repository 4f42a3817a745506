/** One ticket in a person's hands. */
import { ticketEndpoints } from '@jsjb/shared/ticket/contract';
import { useCallback } from 'react';
import { ticketActions, type PublicAction } from '@jsjb/shared/ticket/actionContract';
import type { TicketDetail } from '@jsjb/shared/ticket/view';
import { useActing, type Acting, type Subject } from '@/acting/useActing';
import { request } from '@/api/client';
import { useStore } from '@/hooks/useStore';
import { session } from '@/auth/session';
import type { ActionSources } from './actions/actionSpec';
import { ticketKit } from './actions';
import { sourcesFor } from './actions/sources';

const read = (id: string): Promise<TicketDetail> => request(ticketEndpoints.readTicket, { params: { id } });
const send = (name: PublicAction, id: string, body: Record<string, unknown>): Promise<TicketDetail> =>
  request(ticketActions[name], { params: { id }, body: body as never });

export function useTicket(
  id: string | undefined,
  /** The unit inside which a transfer stays. */
  transferUnder?: string,
  more: Pick<Subject<PublicAction, TicketDetail, ActionSources>, 'listed' | 'moved' | 'onMoved'> = {},
): Acting<PublicAction, TicketDetail> {
  const me = useStore(session)?.me;
  // Another post of the same person may do other things.
  const reader = me ? `${me.id}:${me.postIndex}` : '';
  const sourcesOf = useCallback((ticket: TicketDetail) => sourcesFor(ticket, transferUnder), [transferUnder]);
  return useActing(ticketKit, { id, reader, read, send, sourcesOf, ...more });
}
