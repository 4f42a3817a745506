/** One ticket opened from a list of the office: whatever the server lets this post do with it. */
import { useStore } from '@/hooks/useStore';
import { postOf, session } from '@/auth/session';
import { StaffTicketPage } from '@/features/ticket/staff/StaffTicketPage';

export default function OfficeTicket() {
  const me = useStore(session)?.me;
  // Who signs for a unit passes on inside it only; the centre passes on to anyone.
  const within = me?.abilities.includes('ticket.sign') ? postOf(me)?.unitId : undefined;
  return <StaffTicketPage transferUnder={within} />;
}
