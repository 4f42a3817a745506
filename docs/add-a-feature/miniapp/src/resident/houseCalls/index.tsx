/** The house calls one has asked for. */
import { AppPage } from '@/components/AppPage';
import { SignInNeeded } from '@/components/SignInNeeded';
import { session } from '@/auth/session';
import { useStore } from '@/hooks/useStore';
import { HouseCallList } from '@/features/houseCall/HouseCallList';

export default function HouseCalls() {
  const me = useStore(session)?.me;
  return (
    <AppPage title="请人上门">
      {me ? <HouseCallList person={me.id} /> : <SignInNeeded title="请人上门" />}
    </AppPage>
  );
}
