/** Home: say it, scan it, or see how far one's last matters are. */
import { ticketEndpoints } from '@jsjb/shared/ticket/contract';
import { useDidShow, useRouter, useShareAppMessage } from '@tarojs/taro';
import { Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import type { TicketType } from '@jsjb/shared/ticket/ticket';
import { wordsOf } from '@/api/apiError';
import { request } from '@/api/client';
import { AppPage } from '@/components/AppPage';
import { Card } from '@/components/Card';
import { notify } from '@/device/notify';
import { sceneOf, sceneOfParams } from '@/device/scene';
import { scan } from '@/device/scan';
import { useLoaded } from '@/hooks/useLoaded';
import { useNow } from '@/hooks/useNow';
import { useReturn } from '@/hooks/useReturn';
import { useStore } from '@/hooks/useStore';
import { usePullDown } from '@/hooks/usePullDown';
import { EntryTiles } from '@/components/EntryTiles';
import { ProgressLink } from '@/components/ProgressLink';
import { enterAs, openHome } from '@/features/account/enter';
import { entriesFor } from '@/navigation/entries';
import { suggestionPaths } from '@/navigation/suggestionPaths';
import { SHARE_PICTURE } from '@/device/sharePicture';
import { goTo, paths } from '@/navigation/paths';
import { postOf, session } from '@/auth/session';
import { preferences } from '@/theme/preferences';
import { TicketCard } from '@/features/ticket/TicketCard';
import { Entrances } from './Entrances';
import { Hero } from './Hero';
import { WorkEntry } from './WorkEntry';
import './index.scss';

const isWeb = process.env.TARO_ENV === 'h5';
const heading = isWeb ? { role: 'heading', 'aria-level': 2 } : { 'aria-role': 'heading' };

export default function Home() {
  const { params } = useRouter();
  const signedIn = useStore(session);
  const { elder } = useStore(preferences);
  const now = useNow();
  const [handled, setHandled] = useState('');
  const recent = useLoaded(signedIn?.me.id, () =>
    request(ticketEndpoints.listTickets, { query: { queue: 'mine', limit: '2' } }),
  );

  // A posted code opens the form at once; coming back from the form shows home.
  useDidShow(() => {
    const scene = sceneOfParams(params);
    if (scene && scene !== handled) {
      setHandled(scene);
      goTo(paths.submit, { scene });
    }
  });
  // A link of the start command signs in as somebody of the demo city and opens that person's home.
  const persona = params['persona'];
  useEffect(() => {
    if (persona) enterAs(persona).then(openHome, (error: unknown) => notify(wordsOf(error)));
  }, [persona]);
  useReturn(() => void recent.reload());
  usePullDown(recent.reload);
  useShareAppMessage(() => ({ title: '有烦心事，随时告诉我们', path: paths.home, imageUrl: SHARE_PICTURE }));

  const scanNow = async (): Promise<void> => {
    const text = await scan();
    if (text === undefined) return;
    const scene = sceneOf(text);
    if (scene) goTo(paths.submit, { scene });
    else notify('这不是“码上说”的二维码，您可以直接填写');
  };

  // A suggestion goes its own way: it is studied, adopted or not, perhaps rewarded.
  const openKind = (type: TicketType): void =>
    type === 'suggestion' ? goTo(suggestionPaths.home) : goTo(paths.submit, { type });

  const post = postOf(signedIn?.me);
  const works = post !== undefined && entriesFor(signedIn?.me, 'work').length > 0;
  const tickets = recent.loaded.state === 'ready' ? recent.loaded.value.items : [];
  return (
    <AppPage
      title="接诉即办"
      tab
      id="home"
      top={<Hero onSubmit={() => goTo(paths.submit)} onScan={() => void scanNow()} />}
    >
      {works && <WorkEntry post={post} />}
      {!elder && !works && <Entrances onChoose={openKind} />}
      {!works && <ProgressLink />}
      <EntryTiles place="manage" title="管理" />
      <EntryTiles place="service" title="更多服务" />
      {tickets.length > 0 && (
        <View className="home__part">
          <Text className="home__title" {...heading}>
            最近的诉求
          </Text>
          {tickets.map((ticket) => (
            <TicketCard
              key={ticket.id}
              ticket={ticket}
              now={now}
              onOpen={() => goTo(paths.ticket, { id: ticket.id })}
            />
          ))}
        </View>
      )}
      {!elder && !works && (
        <View className="home__part">
          <Card title="您说的每件事，都有人管">
            {promises.map(([title, text]) => (
              <View className="home__promise" key={title}>
                <Text className="home__promise-title">{title}</Text>
                <Text className="home__promise-text">{text}</Text>
              </View>
            ))}
          </Card>
        </View>
      )}
    </AppPage>
  );
}

const promises = [
  ['一单到底', '一个编号跟到底，办到哪一步随时能看'],
  ['按时办理', '紧急的马上办，一般的不超过 5 个工作日'],
  ['办完回访', '办得好不好，由您来评价'],
] as const;
