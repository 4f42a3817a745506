/** One reward: its payee collects it, others judge it; everybody sees how far the money is. */
import { Text, View } from '@tarojs/components';
import { type RewardView, rewardEndpoints } from '@jsjb/shared/reward/contract';
import { yuan } from '@jsjb/shared/reward/reward';
import { billStateWords, rewardSentences, rewardStatusWords } from '@jsjb/shared/reward/words';
import { request } from '@/api/client';
import { AppPage } from '@/components/AppPage';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { Facts } from '@/components/Facts';
import { LoadState } from '@/components/LoadState';
import { StatusTag } from '@/components/StatusTag';
import { useLoaded } from '@/hooks/useLoaded';
import { useNow } from '@/hooks/useNow';
import { useReturn } from '@/hooks/useReturn';
import { useStore } from '@/hooks/useStore';
import { usePullDown } from '@/hooks/usePullDown';
import { ByLink } from '@/components/ByLink';
import { SignInNeeded } from '@/components/SignInNeeded';
import { suggestionPaths } from '@/navigation/suggestionPaths';
import { goTo } from '@/navigation/paths';
import { session } from '@/auth/session';
import { timeWords } from '@/features/ticket/timeWords';
import '@/features/suggestion/SuggestionBody.scss';
import { rewardLooks } from '@/features/reward/statusStyles';
import { offeredRewardActions } from '@/features/reward/actions';
import { Certificate } from '@/features/reward/Certificate';
import { Collect } from '@/features/reward/Collect';
import { PayeeBlock } from '@/features/reward/PayeeBlock';
import { Judging } from '@/features/reward/Judging';
import '@/features/reward/reward.scss';

function Body({ reward, now }: { reward: RewardView; now: Date }) {
  const { status, fen, suggestionTitle, suggestionNumber, unit, payee, bill, approvals } = reward;
  const optional = (name: string, value: string | undefined) => (value ? [[name, value] as const] : []);
  return (
    <>
      <Card id="reward-head">
        <StatusTag label={rewardStatusWords[status]} {...rewardLooks[status]} />
        <View className="money__sum" id="reward-sum">
          {yuan(fen)} <Text className="money__unit">元</Text>
        </View>
        <View className="money__sentence">{rewardSentences[reward.own ? 'payee' : 'staff'][status]}</View>
        {bill?.confirmBy && (
          <View className="suggestion-note">
            请在 {timeWords(new Date(bill.confirmBy), now)} 前确认收款，逾期会自动退回，可以再领。
          </View>
        )}
        {reward.refusal && <View className="suggestion-head__ask">{reward.refusal}</View>}
      </Card>
      <Card title="奖励什么" className="suggestion-part">
        <View className="suggestion-text">{suggestionTitle}</View>
        <Facts
          facts={[
            ['建议编号', suggestionNumber],
            ['奖励理由', reward.reason],
            ['申请单位', unit.name],
            ...optional('申请人', reward.proposer),
            ...optional('发给', payee && `${payee.name}${payee.blocked ? '（已暂停发放）' : ''}`),
            ['预算年度', reward.year],
            ...approvals.map(
              ({ at, name }, i) =>
                [i === 0 ? '初审' : '复审', `${name} · ${timeWords(new Date(at), now)}`] as const,
            ),
            ...optional(
              '付款单',
              bill && `${billStateWords[bill.state]}${bill.failReason ? `（${bill.failReason}）` : ''}`,
            ),
            ...optional('证书编号', reward.certificateNumber),
          ]}
        />
        <Button
          kind="text"
          icon="lightbulb"
          text="看这条建议"
          onTap={() => goTo(suggestionPaths.detail, { id: reward.suggestionId })}
        />
      </Card>
    </>
  );
}

function Reward({ id }: { id: string }) {
  const me = useStore(session)?.me;
  const now = useNow();
  const { loaded, reload, replace } = useLoaded(me ? `${me.id}:${me.postIndex} ${id}` : undefined, () =>
    request(rewardEndpoints.readReward, { params: { id } }),
  );
  useReturn(() => void reload());
  usePullDown(reload);
  const reward = loaded.state === 'ready' ? loaded.value : undefined;
  const judges = reward && offeredRewardActions(reward).length > 0;
  return (
    <AppPage
      title="建议奖励"
      id="reward-page"
      footer={
        reward &&
        (judges || reward.collectable) && (
          <>
            {judges && <Judging reward={reward} onDone={replace} onOutdated={() => void reload()} />}
            {reward.collectable && <Collect reward={reward} onChange={replace} />}
          </>
        )
      }
    >
      {!me && <SignInNeeded title="登录后查看奖励" />}
      {me && <LoadState of={loaded} rows={2} reload={reload} />}
      {me && reward && (
        <>
          <Body reward={reward} now={now} />
          {reward.certificateNumber && (
            <Certificate id={id} number={reward.certificateNumber} own={reward.own} />
          )}
          {reward.payee?.id && (
            <PayeeBlock
              person={reward.payee.id}
              blocked={reward.payee.blocked}
              onDone={() => void reload()}
            />
          )}
        </>
      )}
    </AppPage>
  );
}

export default function RewardPage() {
  return <ByLink title="建议奖励">{(id) => <Reward id={id} />}</ByLink>;
}
