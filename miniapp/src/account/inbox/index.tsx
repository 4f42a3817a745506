/** Everything the person was told, newest first: what could not ring on the phone is here too. */
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { type NoticeView, noticeEndpoints } from '@jsjb/shared/notice/contract';
import { wordsOf } from '@/api/apiError';
import { request } from '@/api/client';
import { AppPage } from '@/components/AppPage';
import { Button } from '@/components/Button';
import { ListBack, ListMore } from '@/components/ListMore';
import { ListState } from '@/components/ListState';
import { LoadState } from '@/components/LoadState';
import { Icon } from '@/components/elements/Icon';
import { Tap } from '@/components/elements/Tap';
import { ROWS } from '@/hooks/rows';
import { useInfiniteList } from '@/hooks/useInfiniteList';
import { useNow } from '@/hooks/useNow';
import { useStore } from '@/hooks/useStore';
import { useGrowing } from '@/hooks/useGrowing';
import { SignInNeeded } from '@/components/SignInNeeded';
import { badges } from '@/navigation/badges';
import { openNotice } from '@/navigation/inbox';
import { session } from '@/auth/session';
import { timeWords } from '@/features/ticket/timeWords';
import './index.scss';

/** The red dot says the one thing that the words beside it do not. */
const unread = { [process.env.TARO_ENV === 'h5' ? 'role' : 'aria-role']: 'img', 'aria-label': '未读' };

interface NoticeRowProps {
  notice: NoticeView;
  read: boolean;
  now: Date;
  onTap: () => void;
}

function NoticeRow({ notice, read, now, onTap }: NoticeRowProps) {
  return (
    <Tap className={`notice ${read ? '' : 'notice--new'}`} role="link" onTap={onTap}>
      <View className="notice__head">
        {!read && <View className="notice__dot" {...unread} />}
        <Text className="notice__title">{notice.title}</Text>
        <Text className="notice__at">{timeWords(new Date(notice.at), now)}</Text>
      </View>
      <Text className="notice__text">{notice.text}</Text>
      <View className="notice__foot">
        <Text>{notice.number}</Text>
        <Icon name="chevron-right" />
      </View>
    </Tap>
  );
}

function Inbox({ person }: { person: string }) {
  const now = useNow();
  const [read, setRead] = useState<ReadonlySet<string>>(new Set());
  const [all, setAll] = useState(false);
  const list = useInfiniteList(
    person,
    async (cursor) => {
      const page = await request(noticeEndpoints.listNotices, {
        query: { limit: ROWS, ...(cursor ? { cursor } : {}) },
      });
      badges.set('inbox', page.unread);
      return page;
    },
    wordsOf,
  );
  useGrowing(list);

  const mark = async (ids?: string[]): Promise<void> => {
    if (ids) setRead(new Set([...read, ...ids]));
    else setAll(true);
    // Not reaching the server only means that it is marked the next time.
    const { unread } = await request(noticeEndpoints.readNotices, { body: ids ? { ids } : {} }).catch(() => ({
      unread: -1,
    }));
    if (unread >= 0) badges.set('inbox', unread);
  };
  const isRead = (notice: NoticeView): boolean => all || notice.read || read.has(notice.id);
  const open = (notice: NoticeView): void => {
    if (!isRead(notice)) void mark([notice.id]);
    openNotice(notice.page);
  };

  if (list.state !== 'ready') return <LoadState of={list} rows={4} reload={list.reload} />;
  if (list.items.length === 0)
    return <ListState state="empty" title="还没有消息" hint="诉求有进展、有事等您办，会在这里告诉您" />;
  return (
    <View id="notices">
      {list.items.some((notice) => !isRead(notice)) && (
        <View className="notices__bar">
          <Button id="read-all" kind="text" small icon="check" text="全部已读" onTap={() => void mark()} />
        </View>
      )}
      <ListBack list={list} />
      {list.items.map((notice) => (
        <NoticeRow
          key={notice.id}
          notice={notice}
          read={isRead(notice)}
          now={now}
          onTap={() => open(notice)}
        />
      ))}
      <ListMore list={list} words="看更早的" />
    </View>
  );
}

export default function InboxPage() {
  const me = useStore(session)?.me;
  return (
    <AppPage title="消息" id="inbox">
      {me ? <Inbox key={me.id} person={me.id} /> : <SignInNeeded title="登录后查看消息" />}
    </AppPage>
  );
}
