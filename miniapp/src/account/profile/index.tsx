/** 我的资料: what forms fill in by themselves; changed, emptied and proved here. */
import { AppPage } from '@/components/AppPage';
import { LoadState } from '@/components/LoadState';
import { SignInNeeded } from '@/components/SignInNeeded';
import { ProfileForm } from '@/features/profile/ProfileForm';
import { readProfile } from '@/features/profile/profile';
import { useLoaded } from '@/hooks/useLoaded';
import { useStore } from '@/hooks/useStore';
import { session } from '@/auth/session';

function OwnProfile({ person }: { person: string }) {
  const { loaded, reload, replace } = useLoaded(`profile ${person}`, readProfile);
  if (loaded.state !== 'ready') return <LoadState of={loaded} rows={2} reload={reload} />;
  return <ProfileForm profile={loaded.value} onSaved={replace} />;
}

export default function ProfilePage() {
  const me = useStore(session)?.me;
  return (
    <AppPage title="我的资料" id="profile">
      {me ? <OwnProfile key={me.id} person={me.id} /> : <SignInNeeded title="登录后填写我的资料" />}
    </AppPage>
  );
}
