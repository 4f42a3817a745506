/** One ticket beside the list, on a desktop: the actions stand above what is read. */
import type { TicketDetail } from '@jsjb/shared/ticket/view';
import { Pane } from '@/desk/Pane';
import { useNow } from '@/hooks/useNow';
import { StaffTicketBody } from './StaffTicketBody';
import { useTicket } from '../useTicket';

export interface StaffTicketPaneProps {
  id: string;
  transferUnder: string | undefined;
  /** Its version in the list. */
  listed: number;
  onMoved: (ticket: TicketDetail) => void;
}

export function StaffTicketPane({ id, transferUnder, listed, onMoved }: StaffTicketPaneProps) {
  const now = useNow();
  const work = useTicket(id, transferUnder, { listed, onMoved });
  return <Pane work={work}>{(ticket) => <StaffTicketBody ticket={ticket} now={now} />}</Pane>;
}
