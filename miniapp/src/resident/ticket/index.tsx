/** One ticket as its author sees it: where it stands, when it is due, what happened, what one can do. */
import { useShareAppMessage } from '@tarojs/taro';
import { useState } from 'react';
import { ticketActions } from '@jsjb/shared/ticket/actionContract';
import type { TicketDetail } from '@jsjb/shared/ticket/view';
import { ApiError, isOutdated } from '@/api/apiError';
import { request } from '@/api/client';
import { SHARE_PICTURE } from '@/device/sharePicture';
import { AppPage } from '@/components/AppPage';
import { Button } from '@/components/Button';
import { LoadState } from '@/components/LoadState';
import { notify } from '@/device/notify';
import { ActionForm } from '@/forms/ActionForm';
import { useLoaded } from '@/hooks/useLoaded';
import { useNow } from '@/hooks/useNow';
import { useReturn } from '@/hooks/useReturn';
import { useStore } from '@/hooks/useStore';
import { usePullDown } from '@/hooks/usePullDown';
import { ByLink } from '@/components/ByLink';
import { SignInNeeded } from '@/components/SignInNeeded';
import { paths } from '@/navigation/paths';
import { session } from '@/auth/session';
import { TicketBody } from './TicketBody';
import { labelOf, offered, residentActions, type ResidentActionName } from './actions';

/** Two beside each other at the bottom; what is rarely wanted stands at the end of the page. */
const IN_SIGHT = 2;

function Actions({
  names,
  onAct,
}: {
  names: readonly ResidentActionName[];
  onAct: (name: ResidentActionName) => void;
}) {
  return names.map((name, index) => (
    <Button
      key={name}
      id={`act-${name}`}
      text={labelOf(name)}
      icon={residentActions[name].icon}
      kind={index === 0 ? 'primary' : 'secondary'}
      onTap={() => onAct(name)}
    />
  ));
}

function Ticket({ id }: { id: string }) {
  const signedIn = useStore(session);
  const now = useNow();
  const [acting, setActing] = useState<ResidentActionName>();
  const { loaded, reload, replace } = useLoaded<TicketDetail>(
    signedIn ? `${signedIn.me.id}:${id}` : undefined,
    () => request('readTicket', { params: { id } }),
  );
  useReturn(() => void reload());
  usePullDown(reload);
  useShareAppMessage(() => ({
    title: '我反映的一件事',
    path: `${paths.ticket}?id=${id}`,
    imageUrl: SHARE_PICTURE,
  }));

  const ticket = loaded.state === 'ready' ? loaded.value : undefined;
  const can = offered.filter((name) => ticket?.abilities.includes(name));
  const inSight: readonly ResidentActionName[] = can.filter((name) => name !== 'withdraw').slice(0, IN_SIGHT);
  const rest = can.filter((name) => !inSight.includes(name));

  const act = async (name: ResidentActionName, body: Record<string, unknown>): Promise<void> => {
    try {
      // The body was just judged by the schema of this very endpoint.
      replace(await request(name, { params: { id }, body: body as never }));
      setActing(undefined);
      notify(residentActions[name].done);
    } catch (error) {
      if (!isOutdated(error)) throw error;
      const fresh = await request('readTicket', { params: { id } });
      replace(fresh);
      const then = fresh.abilities.includes(name)
        ? '已为您刷新，请再点一次。'
        : `已为您刷新，现在不能${labelOf(name)}了。`;
      throw new ApiError(error.code, `办理有了新进展，${then}`);
    }
  };

  return (
    <AppPage
      title="诉求详情"
      id="ticket"
      footer={inSight.length > 0 && <Actions names={inSight} onAct={setActing} />}
    >
      {!signedIn && <SignInNeeded title="登录后查看办理进度" />}
      {signedIn && <LoadState of={loaded} reload={reload} />}
      {signedIn && ticket && <TicketBody ticket={ticket} now={now} />}
      {rest.map((name) => (
        <Button
          key={name}
          id={`act-${name}`}
          kind="text"
          block
          text={labelOf(name)}
          onTap={() => setActing(name)}
        />
      ))}
      {acting && ticket && (
        <ActionForm
          key={acting}
          keepAs={`${id} ${acting}`}
          spec={residentActions[acting].spec}
          schema={ticketActions[acting].body}
          stopped={!can.includes(acting)}
          onClose={() => setActing(undefined)}
          onSubmit={(body) => act(acting, body)}
        />
      )}
    </AppPage>
  );
}

export default function TicketPage() {
  return <ByLink title="诉求详情">{(id) => <Ticket id={id} />}</ByLink>;
}
