/** One ticket in the hands of the centre. */
import { StaffTicketPage } from '@/features/ticket/staff/StaffTicketPage';

export default function CenterTicket() {
  return <StaffTicketPage />;
}
