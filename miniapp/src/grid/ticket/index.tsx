/** One ticket of the own grid. */
import { StaffTicketPage } from '@/features/ticket/staff/StaffTicketPage';

export default function GridTicket() {
  return <StaffTicketPage />;
}
