/** One ticket as a page of its own: what is read differs by reader, what may be done is what the server says. */
import type { ReactNode } from 'react';
import type { TicketDetail } from '@jsjb/shared/ticket/view';
import { ActingForm } from '@/acting/ActingForm';
import { ActionBar } from '@/acting/ActionBar';
import { session } from '@/auth/session';
import { AppPage } from '@/components/AppPage';
import { ByLink } from '@/components/ByLink';
import { LoadState } from '@/components/LoadState';
import { SignInNeeded } from '@/components/SignInNeeded';
import { useNow } from '@/hooks/useNow';
import { usePullDown } from '@/hooks/usePullDown';
import { useReturn } from '@/hooks/useReturn';
import { useStore } from '@/hooks/useStore';
import { useTicket } from './useTicket';

export type Begin = ReturnType<typeof useTicket>['begin'];

export interface TicketPageProps {
  title: string;
  pageId: string;
  /** To a visitor. */
  signIn: string;
  /** The unit inside which a transfer stays. */
  transferUnder?: string | undefined;
  /** Said when somebody else was quicker. */
  moved?: string;
  children: (ticket: TicketDetail, now: Date, begin: Begin) => ReactNode;
}

function Ticket({
  id,
  title,
  pageId,
  signIn,
  transferUnder,
  moved,
  children,
}: TicketPageProps & { id: string }) {
  const signedIn = useStore(session);
  const now = useNow();
  const work = useTicket(signedIn ? id : undefined, transferUnder, moved === undefined ? {} : { moved });
  const { thing: ticket, loaded, reload, offered } = work;
  useReturn(() => void reload());
  usePullDown(reload);

  return (
    <AppPage title={title} id={pageId} footer={ticket && offered.length > 0 && <ActionBar work={work} />}>
      {!signedIn && <SignInNeeded title={signIn} />}
      {signedIn && <LoadState of={loaded} reload={reload} />}
      {signedIn && ticket && children(ticket, now, work.begin)}
      <ActingForm work={work} />
    </AppPage>
  );
}

export const TicketPage = (props: TicketPageProps) => (
  <ByLink title={props.title}>{(id) => <Ticket id={id} {...props} />}</ByLink>
);
