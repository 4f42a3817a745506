/** The tickets behind one figure of the scores: all that count, those that met it, those that did not, those excluded. */
import { useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { scoreGroups, type ScoreTicket, scoreEndpoints } from '@jsjb/shared/score/contract';
import type { QueryOf } from '@jsjb/shared/kit/endpoint';
import { rateNames, type RateName } from '@jsjb/shared/score/rules';
import { rateWords } from '@jsjb/shared/score/words';
import { wordsOf } from '@/api/apiError';
import { request } from '@/api/client';
import { ListBack, ListMore } from '@/components/ListMore';
import { ListState } from '@/components/ListState';
import { LoadState } from '@/components/LoadState';
import { Tabs } from '@/components/Tabs';
import { notify } from '@/device/notify';
import { decoded } from '@/device/scene';
import { ActionForm } from '@/forms/ActionForm';
import { ROWS } from '@/hooks/rows';
import { useInfiniteList } from '@/hooks/useInfiniteList';
import { useGrowing } from '@/hooks/useGrowing';
import { ByLink } from '@/components/ByLink';
import { StaffPage } from '@/components/StaffPage';
import { exclusionForm, exclusionSchema } from '@/features/score/exclusionForm';
import { ScoreCase } from '@/features/score/ScoreCase';
import './index.scss';

type Query = QueryOf<(typeof scoreEndpoints)['listScoreTickets']>;
type Side = NonNullable<Query['side']>;

const sides: readonly { value: Side; label: string }[] = [
  { value: 'denominator', label: '全部计入' },
  { value: 'numerator', label: '达标' },
  { value: 'missed', label: '未达标' },
  { value: 'excluded', label: '已剔除' },
];
const nothing: Record<Side, string> = {
  denominator: '没有计入这项指标的工单',
  numerator: '还没有达标的工单',
  missed: '没有未达标的工单',
  excluded: '没有剔除的工单',
};

function Cases({
  query,
  name,
  proposes,
}: {
  query: Query & { rate: RateName };
  name: string;
  proposes: boolean;
}) {
  const [side, setSide] = useState<Side>('denominator');
  const [excluding, setExcluding] = useState<ScoreTicket>();
  const asked = { ...query, side };
  const list = useInfiniteList(
    JSON.stringify(asked),
    (cursor) =>
      request(scoreEndpoints.listScoreTickets, {
        query: { ...asked, limit: ROWS, ...(cursor ? { cursor } : {}) },
      }),
    wordsOf,
  );
  useGrowing(list);
  return (
    <View id="cases">
      <View className="cases__what">
        {name} · {query.period} · {rateWords[query.rate]}
      </View>
      <Tabs label="哪些工单" tabs={sides} value={side} onChange={setSide} />
      <LoadState of={list} reload={list.reload} />
      {list.state === 'ready' && list.items.length === 0 && <ListState state="empty" title={nothing[side]} />}
      <ListBack list={list} />
      <View className="cases">
        {list.items.map((item) => (
          <ScoreCase
            key={`${item.id} ${item.unit?.id ?? ''} ${item.month}`}
            item={item}
            onExclude={
              proposes && item.unit && item.ticket && !item.excluded ? () => setExcluding(item) : undefined
            }
          />
        ))}
      </View>
      <ListMore list={list} />
      {excluding && (
        <ActionForm
          spec={exclusionForm(query.rate)}
          schema={exclusionSchema}
          fixed={{ ticketId: excluding.id, unitId: excluding.unit?.id ?? '' }}
          keepAs={`exclude ${excluding.id} ${excluding.unit?.id ?? ''} ${query.rate}`}
          onClose={() => setExcluding(undefined)}
          onSubmit={async (body) => {
            await request(scoreEndpoints.proposeExclusion, { body: body as never });
            setExcluding(undefined);
            notify('已提交，等待督查室审批');
          }}
        />
      )}
    </View>
  );
}

function CasesOf({ period }: { period: string }) {
  const { params } = useRouter();
  const rate = rateNames.find((known) => known === params['rate']) ?? 'finish';
  const by = scoreGroups.find((known) => known === params['by']) ?? 'unit';
  const key = params['key'];
  return (
    <StaffPage title="指标对应的工单" id="cases-page" width="wide">
      {({ me, person }) => (
        <Cases
          key={person}
          query={{ period, rate, by, ...(key ? { key: decoded(key) } : {}) }}
          name={decoded(params['name'] ?? '全部')}
          proposes={me.abilities.includes('exclusion.propose')}
        />
      )}
    </StaffPage>
  );
}

export default function ScoreCases() {
  return (
    <ByLink title="指标对应的工单" idOf={({ period }) => period}>
      {(period) => <CasesOf period={period} />}
    </ByLink>
  );
}
