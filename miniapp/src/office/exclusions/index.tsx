/** Exclusions (剔除): the supervision office decides, a unit appeals once, everyone concerned can read it all. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { type ExclusionState, type ExclusionView, scoreEndpoints } from '@jsjb/shared/score/contract';
import { wordsOf } from '@/api/apiError';
import { request } from '@/api/client';
import { ChoiceChips } from '@/components/ChoiceChips';
import { ListBack, ListMore } from '@/components/ListMore';
import { ListState } from '@/components/ListState';
import { LoadState } from '@/components/LoadState';
import { notify } from '@/device/notify';
import { ActionForm } from '@/forms/ActionForm';
import type { FormSpec } from '@/forms/formSpec';
import { ROWS } from '@/hooks/rows';
import { useInfiniteList } from '@/hooks/useInfiniteList';
import { useNow } from '@/hooks/useNow';
import { useReturn } from '@/hooks/useReturn';
import { useGrowing } from '@/hooks/useGrowing';
import { StaffPage } from '@/components/StaffPage';
import { reasonField } from '@/features/ticket/actions/fields';
import { ExclusionCard } from '@/features/score/ExclusionCard';
import '@/features/score/ExclusionCard.scss';

type Filter = ExclusionState | 'all';
const filters: readonly { value: Filter; label: string }[] = [
  { value: 'all', label: '全部' },
  { value: 'proposed', label: '待审批' },
  { value: 'appealed', label: '待复核' },
  { value: 'rejected', label: '不同意' },
];

const decideForm = (again: boolean): FormSpec => ({
  title: again ? '复核申诉' : '审批剔除申请',
  submit: '提交',
  intro: again
    ? '由没有参与初审的人复核，结果为最终结果。'
    : '同意后，这件工单从所选指标的分子、分母中移出，仍可查看。',
  fields: [
    { kind: 'flag', name: 'approved', label: '是否同意剔除', required: true, yes: '同意', no: '不同意' },
    reasonField('意见', '写明核实了什么', 'note'),
  ],
});
const appealForm: FormSpec = {
  title: '申诉',
  submit: '提交申诉',
  intro: '只能申诉一次，由督查室另一人复核。',
  fields: [reasonField('申诉理由', '补充新的事实和依据', 'note')],
};

function Exclusions() {
  const [filter, setFilter] = useState<Filter>('all');
  const [acting, setActing] = useState<{ on: ExclusionView; what: 'decide' | 'appeal' }>();
  const now = useNow();
  const list = useInfiniteList(
    filter,
    (cursor) =>
      request(scoreEndpoints.listExclusions, {
        query: {
          limit: ROWS,
          ...(filter === 'all' ? {} : { state: filter }),
          ...(cursor ? { cursor } : {}),
        },
      }),
    wordsOf,
  );
  useReturn(() => void list.reload());
  useGrowing(list);
  const done = (words: string): void => {
    setActing(undefined);
    notify(words);
    void list.reload();
  };
  return (
    <View id="exclusions">
      <ChoiceChips label="处理到哪一步" choices={filters} value={filter} onChange={setFilter} />
      <LoadState of={list} reload={list.reload} />
      {list.state === 'ready' && list.items.length === 0 && (
        <ListState
          state="empty"
          title="没有这样的剔除申请"
          hint="要申请剔除，请从“考核成绩”点开一项指标，再选工单"
        />
      )}
      <ListBack list={list} />
      <View className="exclusions">
        {list.items.map((view) => (
          <ExclusionCard
            key={view.id}
            view={view}
            now={now}
            onDecide={() => setActing({ on: view, what: 'decide' })}
            onAppeal={() => setActing({ on: view, what: 'appeal' })}
          />
        ))}
      </View>
      <ListMore list={list} />
      {acting?.what === 'decide' && (
        <ActionForm
          spec={decideForm(acting.on.state === 'appealed')}
          schema={scoreEndpoints.decideExclusion.body}
          onClose={() => setActing(undefined)}
          onOutdated={() => void list.reload()}
          onSubmit={async (body) => {
            await request(scoreEndpoints.decideExclusion, {
              params: { id: acting.on.id },
              body: body as never,
            });
            done('审批结果已记录');
          }}
        />
      )}
      {acting?.what === 'appeal' && (
        <ActionForm
          spec={appealForm}
          schema={scoreEndpoints.appealExclusion.body}
          onClose={() => setActing(undefined)}
          onOutdated={() => void list.reload()}
          onSubmit={async (body) => {
            await request(scoreEndpoints.appealExclusion, {
              params: { id: acting.on.id },
              body: body as never,
            });
            done('申诉已提交，等待复核');
          }}
        />
      )}
    </View>
  );
}

export default function ExclusionsPage() {
  return (
    <StaffPage title="剔除申请" id="exclusions-page" width="wide">
      {({ person }) => <Exclusions key={person} />}
    </StaffPage>
  );
}
