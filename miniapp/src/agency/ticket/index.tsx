/** One ticket in the hands of a unit. */
import { useStore } from '@/hooks/useStore';
import { postOf, session } from '@/auth/session';
import { StaffTicketPage } from '@/features/ticket/staff/StaffTicketPage';

export default function AgencyTicket() {
  const post = postOf(useStore(session)?.me);
  return <StaffTicketPage transferUnder={post?.unitId} />;
}
