/** One ticket as a page of its own, for the phone. */
import { ActingForm } from '@/acting/ActingForm';
import { ActionBar } from '@/acting/ActionBar';
import { AppPage } from '@/components/AppPage';
import { LoadState } from '@/components/LoadState';
import { useNow } from '@/hooks/useNow';
import { useReturn } from '@/hooks/useReturn';
import { useStore } from '@/hooks/useStore';
import { usePullDown } from '@/hooks/usePullDown';
import { ByLink } from '@/components/ByLink';
import { SignInNeeded } from '@/components/SignInNeeded';
import { session } from '@/auth/session';
import { StaffTicketBody } from './StaffTicketBody';
import { useStaffTicket } from './useStaffTicket';

export interface StaffTicketPageProps {
  transferUnder?: string | undefined;
}

function StaffTicket({ id, transferUnder }: StaffTicketPageProps & { id: string }) {
  const signedIn = useStore(session);
  const now = useNow();
  const work = useStaffTicket(signedIn ? id : undefined, transferUnder);
  const { thing: ticket, loaded, reload, offered } = work;
  useReturn(() => void reload());
  usePullDown(reload);

  return (
    <AppPage
      title="工单详情"
      id="staff-ticket"
      footer={ticket && offered.length > 0 && <ActionBar work={work} />}
    >
      {!signedIn && <SignInNeeded title="登录后查看工单" />}
      {signedIn && <LoadState of={loaded} reload={reload} />}
      {signedIn && ticket && <StaffTicketBody ticket={ticket} now={now} />}
      <ActingForm work={work} />
    </AppPage>
  );
}

export const StaffTicketPage = (props: StaffTicketPageProps) => (
  <ByLink title="工单详情">{(id) => <StaffTicket id={id} {...props} />}</ByLink>
);
