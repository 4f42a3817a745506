/** Rewards of one suggestion: its author's to collect, its unit's to ask for. */
import { rewardEndpoints } from '@jsjb/shared/reward/contract';
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { SuggestionDetail } from '@jsjb/shared/suggestion/contract';
import { request } from '@/api/client';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { notify } from '@/device/notify';
import { ActionForm } from '@/forms/ActionForm';
import { useOnce } from '@/hooks/useOnce';
import { useLoaded } from '@/hooks/useLoaded';
import { useReturn } from '@/hooks/useReturn';
import { suggestionPaths } from '@/navigation/suggestionPaths';
import { goTo } from '@/navigation/paths';
import { RewardCard } from '../reward/RewardCard';
import { amountField, withFen } from '../reward/amount';

function ProposeForm({
  suggestion,
  onClose,
  onDone,
}: {
  suggestion: SuggestionDetail;
  onClose: () => void;
  onDone: () => void;
}) {
  const once = useOnce();
  return (
    <ActionForm
      spec={{
        title: '申请奖励',
        submit: '提交审批',
        intro: '由两位不是申请人的同志审批；批准后由建议人自己领取。',
        fields: [
          amountField('奖励金额（元）'),
          {
            kind: 'text',
            name: 'reason',
            label: '奖励理由',
            max: 500,
            rows: 3,
            required: true,
            placeholder: '建议带来了什么变化',
          },
        ],
        body: withFen('amount', 'fen'),
      }}
      schema={rewardEndpoints.proposeReward.body}
      keepAs={`${suggestion.id} reward`}
      onClose={onClose}
      onSubmit={async (body) => {
        const params = { id: suggestion.id };
        await once((key) => request(rewardEndpoints.proposeReward, { params, body: body as never, key }));
        notify('已提交，等待两位同志审批');
        onDone();
      }}
    />
  );
}

export function SuggestionRewards({ suggestion, person }: { suggestion: SuggestionDetail; person: string }) {
  const [asking, setAsking] = useState(false);
  const [asked, setAsked] = useState(false);
  const worth = ['carriedOut', 'rewarded'].includes(suggestion.status);
  const { loaded, reload } = useLoaded(
    worth ? `${person} ${suggestion.id} ${suggestion.version}` : undefined,
    () => request(rewardEndpoints.listRewards, { query: { suggestionId: suggestion.id } }),
  );
  useReturn(() => void reload());
  const rewards = loaded.state === 'ready' ? loaded.value.items : [];
  const rewardable = suggestion.rewardable && !asked;
  if (rewards.length === 0 && !rewardable) return null;
  return (
    <Card title="建议奖励" className="suggestion-part" id="suggestion-rewards">
      {rewards.map((reward) => (
        <RewardCard
          key={reward.id}
          reward={reward}
          plain
          onOpen={() => goTo(suggestionPaths.reward, { id: reward.id })}
        />
      ))}
      {rewardable && (
        <>
          <View className="suggestion-note">建议已经落实，可以为建议人申请奖励。</View>
          <Button
            id="propose-reward"
            icon="award"
            kind="secondary"
            text="申请奖励"
            onTap={() => setAsking(true)}
          />
        </>
      )}
      {asking && (
        <ProposeForm
          suggestion={suggestion}
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false);
            setAsked(true);
            void reload();
          }}
        />
      )}
    </Card>
  );
}
