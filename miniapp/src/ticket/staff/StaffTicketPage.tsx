/** One ticket as a page of its own, for the phone. */
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro';
import { AppPage } from '@/components/AppPage';
import { ListState } from '@/components/ListState';
import { useNow } from '@/hooks/useNow';
import { useReturn } from '@/hooks/useReturn';
import { useStore } from '@/hooks/useStore';
import { SignInNeeded } from '@/session/SignInNeeded';
import { session } from '@/session/session';
import { ActingForm } from './ActingForm';
import { ActionBar } from './ActionBar';
import { StaffTicketBody } from './StaffTicketBody';
import { useStaffTicket } from './useStaffTicket';

export interface StaffTicketPageProps {
  transferUnder?: string | undefined;
}

const nothing = (): void => undefined;

export function StaffTicketPage({ transferUnder }: StaffTicketPageProps) {
  const { id = '' } = useRouter().params;
  const signedIn = useStore(session);
  const now = useNow();
  const staff = useStaffTicket(signedIn ? id : undefined, transferUnder, 0, nothing);
  const { ticket, loaded, reload, offered } = staff;
  useReturn(() => void reload());
  usePullDownRefresh(() => void reload().finally(() => Taro.stopPullDownRefresh()));

  return (
    <AppPage
      title="工单详情"
      id="staff-ticket"
      footer={
        ticket &&
        offered.length > 0 && <ActionBar names={offered} running={staff.running} onAct={staff.begin} />
      }
    >
      {!signedIn && <SignInNeeded title="登录后查看工单" />}
      {signedIn && loaded.state === 'loading' && <ListState state="loading" rows={3} />}
      {signedIn && loaded.state === 'error' && (
        <ListState state="error" message={loaded.message} onRetry={() => void reload()} />
      )}
      {signedIn && ticket && <StaffTicketBody ticket={ticket} now={now} />}
      <ActingForm staff={staff} />
    </AppPage>
  );
}
