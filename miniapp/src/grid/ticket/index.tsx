/** One ticket of the own grid. */
import { StaffTicketPage } from '@/ticket/staff/StaffTicketPage';

export default function GridTicket() {
  return <StaffTicketPage />;
}
