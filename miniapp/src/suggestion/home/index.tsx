/** 人民建议: say a suggestion, follow one's own, see what others' suggestions became. Open to everybody. */
import { campaignEndpoints } from '@jsjb/shared/suggestion/campaignContract';
import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { request } from '@/api/client';
import { AppPage } from '@/components/AppPage';
import { Button } from '@/components/Button';
import { Tabs } from '@/components/Tabs';
import { useLoaded } from '@/hooks/useLoaded';
import { useReturn } from '@/hooks/useReturn';
import { useStore } from '@/hooks/useStore';
import { suggestionPaths } from '@/navigation/suggestionPaths';
import { SignInNeeded } from '@/components/SignInNeeded';
import { goTo } from '@/navigation/paths';
import { session } from '@/auth/session';
import { CampaignCard } from '@/features/suggestion/CampaignCard';
import { AdoptedList } from '@/features/suggestion/AdoptedList';
import { OwnList } from '@/features/suggestion/OwnList';
import './index.scss';

const tabs = [
  { value: 'adopted', label: '已采纳' },
  { value: 'mine', label: '我提的' },
  { value: 'cosigned', label: '我附议的' },
] as const;
type Tab = (typeof tabs)[number]['value'];

function Campaigns() {
  const { loaded, reload } = useLoaded('campaigns', () => request(campaignEndpoints.listCampaigns, {}));
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
      {tab === 'adopted' && <AdoptedList />}
      {tab !== 'adopted' && !me && <SignInNeeded title="登录后看自己的建议" />}
      {tab !== 'adopted' && me && <OwnList key={`${tab} ${me.id}`} queue={tab} person={me.id} />}
    </AppPage>
  );
}
