/** Rewards: one's own to collect, a unit's, or those that wait for a judgement. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Me } from '@jsjb/shared/account/contract';
import { type RewardView, rewardEndpoints } from '@jsjb/shared/reward/contract';
import type { RewardStatus } from '@jsjb/shared/reward/reward';
import { wordsOf } from '@/api/apiError';
import { request } from '@/api/client';
import { AppPage } from '@/components/AppPage';
import { Button } from '@/components/Button';
import { ChoiceChips } from '@/components/ChoiceChips';
import { ROWS } from '@/hooks/rows';
import { useInfiniteList } from '@/hooks/useInfiniteList';
import { useStore } from '@/hooks/useStore';
import { SignInNeeded } from '@/components/SignInNeeded';
import { suggestionPaths } from '@/navigation/suggestionPaths';
import { goTo } from '@/navigation/paths';
import { session } from '@/auth/session';
import { SuggestionList } from '@/features/suggestion/SuggestionList';
import { RewardCard } from '@/features/reward/RewardCard';
import { AccountCard } from '@/features/reward/AccountCard';

const queues: readonly { value: string; label: string; status?: RewardStatus }[] = [
  { value: 'all', label: '全部' },
  { value: 'proposed', label: '待审批', status: 'proposed' },
  { value: 'seconded', label: '待第二人', status: 'seconded' },
  { value: 'approved', label: '待领取', status: 'approved' },
  { value: 'paid', label: '已到账', status: 'paid' },
  { value: 'certified', label: '证书', status: 'certified' },
];

function Rewards({ me, person }: { me: Me; person: string }) {
  const own = me.abilities.includes('suggestion.submit');
  const [queueName, setQueueName] = useState('all');
  const queue = queues.find(({ value }) => value === queueName) ?? queues[0];
  const list = useInfiniteList<RewardView>(
    `rewards ${person} ${queueName}`,
    (cursor) =>
      request(rewardEndpoints.listRewards, {
        query: {
          limit: ROWS,
          ...(queue?.status ? { status: queue.status } : {}),
          ...(cursor ? { cursor } : {}),
        },
      }),
    wordsOf,
  );
  return (
    <>
      {own && <AccountCard person={person} />}
      {!own && (
        <View className="desk__queues">
          <ChoiceChips
            label="分类查看"
            choices={queues.map(({ value, label }) => ({ value, label }))}
            value={queueName}
            onChange={setQueueName}
          />
        </View>
      )}
      {me.abilities.includes('reward.ledger') && (
        <View className="desk__queues">
          <Button
            id="open-ledger"
            small
            kind="secondary"
            icon="wallet"
            text="奖励台账和预算"
            onTap={() => goTo(suggestionPaths.ledger)}
          />
        </View>
      )}
      <SuggestionList
        list={list}
        empty={
          own
            ? { title: '还没有奖励', hint: '建议采纳并落实以后，可能会有奖励或证书' }
            : { title: '没有这样的奖励' }
        }
      >
        {list.items.map((reward) => (
          <RewardCard
            key={reward.id}
            reward={reward}
            onOpen={() => goTo(suggestionPaths.reward, { id: reward.id })}
          />
        ))}
      </SuggestionList>
    </>
  );
}

export default function RewardsPage() {
  const me = useStore(session)?.me;
  const person = me ? `${me.id}:${me.postIndex}` : '';
  return (
    <AppPage title="建议奖励" id="rewards-page">
      {me ? <Rewards key={person} me={me} person={person} /> : <SignInNeeded title="登录后查看奖励" />}
    </AppPage>
  );
}
