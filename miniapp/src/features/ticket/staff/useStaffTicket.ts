/** One ticket in the hands of staff. */
import { useCallback } from 'react';
import type { PublicAction } from '@jsjb/shared/ticket/actionContract';
import type { TicketDetail } from '@jsjb/shared/ticket/view';
import { useActing, type Acting } from '@/acting/useActing';
import { request } from '@/api/client';
import { useStore } from '@/hooks/useStore';
import { session } from '@/auth/session';
import { ticketKit } from '../actions';
import { sourcesFor } from './sources';

const read = (id: string): Promise<TicketDetail> => request('readTicket', { params: { id } });
const send = (name: PublicAction, id: string, body: Record<string, unknown>): Promise<TicketDetail> =>
  request(name, { params: { id }, body: body as never });

export function useStaffTicket(
  id: string | undefined,
  transferUnder: string | undefined,
  beside: { listed?: number; onMoved?: (ticket: TicketDetail) => void } = {},
): Acting<PublicAction, TicketDetail> {
  const me = useStore(session)?.me;
  // Another post of the same person may do other things.
  const reader = me ? `${me.id}:${me.postIndex}` : '';
  const sourcesOf = useCallback((ticket: TicketDetail) => sourcesFor(ticket, transferUnder), [transferUnder]);
  return useActing(ticketKit, { id, reader, read, send, sourcesOf, ...beside });
}
