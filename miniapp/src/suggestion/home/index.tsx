/** 人民建议: say a suggestion, follow one's own, see what others' suggestions became. Open to everybody. */
import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { wordsOf } from '@/api/apiError';
import { request } from '@/api/client';
import { AppPage } from '@/components/AppPage';
import { Button } from '@/components/Button';
import { SearchBar } from '@/components/SearchBar';
import { Tabs } from '@/components/Tabs';
import { ROWS } from '@/hooks/rows';
import { useInfiniteList } from '@/hooks/useInfiniteList';
import { useLoaded } from '@/hooks/useLoaded';
import { useNow } from '@/hooks/useNow';
import { useReturn } from '@/hooks/useReturn';
import { useStore } from '@/hooks/useStore';
import { suggestionPaths } from '@/navigation/suggestionPaths';
import { SignInNeeded } from '@/components/SignInNeeded';
import { goTo } from '@/navigation/paths';
import { session } from '@/auth/session';
import { AdoptedCard } from '../../features/suggestion/AdoptedCard';
import { CampaignCard } from '../../features/suggestion/CampaignCard';
import { SuggestionCard } from '../../features/suggestion/SuggestionCard';
import { SuggestionList } from '../../features/suggestion/SuggestionList';
import { suggestionKind } from '../../features/suggestion/suggestionKind';
import { Waiting } from '@/sendQueue/Waiting';
import './index.scss';

const tabs = [
  { value: 'adopted', label: '已采纳' },
  { value: 'mine', label: '我提的' },
  { value: 'cosigned', label: '我附议的' },
] as const;
type Tab = (typeof tabs)[number]['value'];

function Adopted() {
  const [typed, setTyped] = useState('');
  const [q, setQ] = useState('');
  const list = useInfiniteList(
    `adopted ${q}`,
    (cursor) =>
      request('listAdoptedSuggestions', { query: { ...(q ? { q } : {}), ...(cursor ? { cursor } : {}) } }),
    wordsOf,
  );
  return (
    <>
      <SearchBar
        label="搜采纳的建议"
        placeholder="搜一搜，例如：路灯"
        value={typed}
        onChange={(next) => {
          setTyped(next);
          if (next === '') setQ('');
        }}
        onSearch={() => setQ(typed.trim())}
      />
      <SuggestionList
        list={list}
        empty={
          q
            ? { title: '没有找到', hint: '换个词试试，也可以直接提出来' }
            : { title: '还没有公开的建议', hint: '您的建议也许就是第一条' }
        }
      >
        {list.items.map((suggestion) => (
          <AdoptedCard key={suggestion.id} suggestion={suggestion} />
        ))}
      </SuggestionList>
    </>
  );
}

const empties = {
  mine: { title: '您还没有提过建议', hint: '哪里可以更好，说给我们听' },
  cosigned: { title: '您还没有附议过', hint: '看到好建议，点一下附议就是支持' },
} as const;

function Own({ queue, person }: { queue: 'mine' | 'cosigned'; person: string }) {
  const now = useNow();
  const list = useInfiniteList(
    `${queue} ${person}`,
    (cursor) => request('listSuggestions', { query: { queue, limit: ROWS, ...(cursor ? { cursor } : {}) } }),
    wordsOf,
  );
  return (
    <>
      {queue === 'mine' && <Waiting kind={suggestionKind} onSent={() => void list.reload()} />}
      <SuggestionList list={list} empty={empties[queue]}>
        {list.items.map((suggestion) => (
          <SuggestionCard
            key={suggestion.id}
            suggestion={suggestion}
            now={now}
            onOpen={() => goTo(suggestionPaths.detail, { id: suggestion.id })}
          />
        ))}
      </SuggestionList>
    </>
  );
}

function Campaigns() {
  const { loaded, reload } = useLoaded('campaigns', () => request('listCampaigns', {}));
  useReturn(() => void reload());
  const open = loaded.state === 'ready' ? loaded.value.items.filter(({ phase }) => phase === 'open') : [];
  if (open.length === 0) return null;
  return (
    <View className="suggestions__campaigns" id="open-campaigns">
      <Text className="suggestions__title">正在征集</Text>
      {open.map((each) => (
        <CampaignCard
          key={each.id}
          campaign={each}
          onOpen={() => goTo(suggestionPaths.campaign, { id: each.id })}
        />
      ))}
    </View>
  );
}

export default function SuggestionsHome() {
  const me = useStore(session)?.me;
  const { params } = useRouter();
  const [tab, setTab] = useState<Tab>(tabs.find(({ value }) => value === params['tab'])?.value ?? 'adopted');
  const maySubmit = !me || me.abilities.includes('suggestion.submit');
  return (
    <AppPage title="人民建议" id="suggestions-home">
      <View className="suggestions__hero">
        <Text className="suggestions__lead">您的金点子，城市用得上</Text>
        <Text className="suggestions__hint">提了有人研究，采不采纳都给说法，好建议有奖励</Text>
        <View className="suggestions__actions">
          {maySubmit && (
            <Button
              id="suggestion-new"
              icon="lightbulb"
              text="我要提建议"
              onTap={() => goTo(suggestionPaths.submit)}
            />
          )}
          {me && maySubmit && (
            <Button
              id="suggestion-rewards-mine"
              kind="secondary"
              icon="award"
              text="我的奖励"
              onTap={() => goTo(suggestionPaths.rewards)}
            />
          )}
        </View>
      </View>
      <Campaigns />
      <Tabs label="看哪些建议" tabs={tabs} value={tab} onChange={setTab} />
      {tab === 'adopted' && <Adopted />}
      {tab !== 'adopted' && !me && <SignInNeeded title="登录后看自己的建议" />}
      {tab !== 'adopted' && me && <Own key={`${tab} ${me.id}`} queue={tab} person={me.id} />}
    </AppPage>
  );
}
