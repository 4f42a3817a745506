/** The tickets behind one figure of the scores: all that count, those that met it, those that did not, those excluded. */
import { useRouter } from '@tarojs/taro';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { Contract } from '@/api/contract';
import { scoreGroups, type ScoreTicket } from '@jsjb/shared/score/contract';
import type { QueryOf } from '@jsjb/shared/kit/endpoint';
import { rateNames, type RateName } from '@jsjb/shared/score/rules';
import { rateWords } from '@jsjb/shared/score/words';
import { statusWords } from '@jsjb/shared/ticket/words';
import { wordsOf } from '@/api/apiError';
import { request } from '@/api/client';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { ListBack, ListMore } from '@/components/ListMore';
import { ListState } from '@/components/ListState';
import { LoadState } from '@/components/LoadState';
import { StatusTag } from '@/components/StatusTag';
import { Tabs } from '@/components/Tabs';
import { notify } from '@/device/notify';
import { decoded } from '@/device/scene';
import { ActionForm } from '@/forms/ActionForm';
import { ROWS } from '@/hooks/rows';
import { useInfiniteList } from '@/hooks/useInfiniteList';
import { useGrowing } from '@/hooks/useGrowing';
import { ByLink } from '@/components/ByLink';
import { StaffPage } from '@/components/StaffPage';
import { goTo } from '@/navigation/paths';
import { workPaths } from '@/navigation/workPaths';
import { exclusionForm, exclusionSchema } from '../exclusionForm';
import './index.scss';

type Query = QueryOf<Contract['listScoreTickets']>;
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

function Case({ item, onExclude }: { item: ScoreTicket; onExclude: (() => void) | undefined }) {
  const { number, unit, ticket, hit, excluded, month, id } = item;
  return (
    <Card className="case" id={`case-${number}`}>
      <View className="case__head">
        <Text className="case__number">{number}</Text>
        <StatusTag
          label={excluded ? '已剔除' : hit ? '达标' : '未达标'}
          tone={excluded ? 'neutral' : hit ? 'success' : 'danger'}
          icon={excluded ? 'scale' : hit ? 'circle-check' : 'circle-alert'}
        />
      </View>
      {ticket && <View className="case__text">{ticket.excerpt}</View>}
      <View className="case__facts">
        {[unit?.name, `计入 ${month}`, ticket && statusWords[ticket.status], ticket?.place]
          .filter(Boolean)
          .join(' · ')}
      </View>
      <View className="case__buttons">
        {ticket && (
          <Button
            kind="secondary"
            small
            text="查看工单"
            label={`查看工单 ${number}`}
            onTap={() => goTo(workPaths.officeTicket, { id })}
          />
        )}
        {onExclude && (
          <Button
            id={`exclude-${number}`}
            kind="text"
            small
            text="申请剔除"
            label={`申请剔除 ${number}`}
            onTap={onExclude}
          />
        )}
      </View>
    </Card>
  );
}

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
      request('listScoreTickets', { query: { ...asked, limit: ROWS, ...(cursor ? { cursor } : {}) } }),
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
          <Case
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
            await request('proposeExclusion', { body: body as never });
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
