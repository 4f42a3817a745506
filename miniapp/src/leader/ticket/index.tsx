/** One ticket as leaders and supervisors see it. */
import { StaffTicketPage } from '@/features/ticket/staff/StaffTicketPage';

export default function LeaderTicket() {
  return <StaffTicketPage />;
}
