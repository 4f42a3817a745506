/** My tickets: what waits to be sent, then what was sent, newest first. */
import { ticketEndpoints } from '@jsjb/shared/ticket/contract';
import { View } from '@tarojs/components';
import { wordsOf } from '@/api/apiError';
import { request } from '@/api/client';
import { AppPage } from '@/components/AppPage';
import { ListBack, ListMore } from '@/components/ListMore';
import { ListState } from '@/components/ListState';
import { LoadState } from '@/components/LoadState';
import { useInfiniteList } from '@/hooks/useInfiniteList';
import { ROWS } from '@/hooks/rows';
import { useNow } from '@/hooks/useNow';
import { useReturn } from '@/hooks/useReturn';
import { useStore } from '@/hooks/useStore';
import { useGrowing } from '@/hooks/useGrowing';
import { ProgressLink } from '@/components/ProgressLink';
import { SignInNeeded } from '@/components/SignInNeeded';
import { goTo, paths } from '@/navigation/paths';
import { session } from '@/auth/session';
import { TicketCard } from '@/features/ticket/TicketCard';
import { ticketKind } from '@/features/ticket/ticketKind';
import { Waiting } from '@/sendQueue/Waiting';
import { useQueued } from '@/sendQueue/useQueued';

function MyTickets({ person }: { person: string }) {
  const now = useNow();
  const list = useInfiniteList(
    person,
    (cursor) =>
      request(ticketEndpoints.listTickets, {
        query: { queue: 'mine', limit: ROWS, ...(cursor ? { cursor } : {}) },
      }),
    wordsOf,
  );
  useReturn(() => void list.reload());
  useGrowing(list);
  // What was written without a network has arrived: it belongs to the list now.
  useQueued(ticketKind, () => void list.reload());

  if (list.state !== 'ready') return <LoadState of={list} rows={4} reload={list.reload} />;
  if (list.items.length === 0) {
    const action = { text: '我要反映', onTap: () => goTo(paths.submit) };
    return <ListState state="empty" title="还没有诉求" hint="遇到烦心事，随时告诉我们" action={action} />;
  }
  return (
    <View id="my-tickets">
      <ListBack list={list} />
      {list.items.map((ticket) => (
        <TicketCard
          key={ticket.id}
          ticket={ticket}
          now={now}
          onOpen={() => goTo(paths.ticket, { id: ticket.id })}
        />
      ))}
      <ListMore list={list} words="看更早的" />
    </View>
  );
}

export default function Tickets() {
  const signedIn = useStore(session);
  return (
    <AppPage title="我的诉求" tab id="tickets">
      {signedIn ? (
        <>
          <Waiting key={signedIn.me.id} kind={ticketKind} />
          <MyTickets person={signedIn.me.id} />
        </>
      ) : (
        <SignInNeeded title="登录后查看我的诉求" />
      )}
      <ProgressLink />
    </AppPage>
  );
}
