/** One ticket as leaders and supervisors see it. */
import { StaffTicketPage } from '@/ticket/staff/StaffTicketPage';

export default function LeaderTicket() {
  return <StaffTicketPage />;
}
