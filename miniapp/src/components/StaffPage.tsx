/** A page of staff: for whoever is signed in, with the post they act in. */
import type { ReactNode } from 'react';
import type { Me, PostView } from '@jsjb/shared/account/contract';
import { AppPage, type AppPageProps } from '@/components/AppPage';
import { useStore } from '@/hooks/useStore';
import { SignInNeeded } from './SignInNeeded';
import { postOf, session } from '@/auth/session';

export interface StaffPageProps extends Omit<AppPageProps, 'children'> {
  children: (work: { me: Me; post: PostView; person: string }) => ReactNode;
}

export function StaffPage({ children, footer, ...page }: StaffPageProps) {
  const me = useStore(session)?.me;
  const post = postOf(me);
  return (
    <AppPage {...page} footer={me && footer}>
      {me && post ? (
        children({ me, post, person: `${me.id}:${me.postIndex}` })
      ) : (
        <SignInNeeded title="请先登录" />
      )}
    </AppPage>
  );
}
