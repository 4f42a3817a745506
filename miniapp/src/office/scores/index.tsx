/** Scores of units, areas and categories by month and year: what was counted, how it compares, and on what it rests. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Me } from '@jsjb/shared/account/contract';
import { type ScoreGroup, type ScoreRow, scoreEndpoints } from '@jsjb/shared/score/contract';
import type { RateName } from '@jsjb/shared/score/rules';
import { request } from '@/api/client';
import { Card } from '@/components/Card';
import { ListState } from '@/components/ListState';
import { LoadState } from '@/components/LoadState';
import { Tabs } from '@/components/Tabs';
import { PickOne } from '@/components/elements/PickOne';
import { useDesktop } from '@/hooks/useDesktop';
import { useLoaded } from '@/hooks/useLoaded';
import { useReturn } from '@/hooks/useReturn';
import { usePullDown } from '@/hooks/usePullDown';
import { StaffPage } from '@/components/StaffPage';
import { goTo } from '@/navigation/paths';
import { workPaths } from '@/navigation/workPaths';
import { Handing } from '@/features/score/Handing';
import { Ranking } from '@/features/score/Ranking';
import { RateTiles } from '@/features/score/RateTiles';
import { ScoreTable } from '@/features/score/ScoreTable';
import { periodsAt, scoreWords } from '@/features/score/figures';
import '@/features/score/scores.scss';

const groups: readonly { value: ScoreGroup; label: string }[] = [
  { value: 'unit', label: '承办单位' },
  { value: 'area', label: '区域' },
  { value: 'category', label: '诉求分类' },
];

function Report({ person, me }: { person: string; me: Me }) {
  const [periods] = useState(() => periodsAt(new Date()));
  const [period, setPeriod] = useState(periods[0]?.value ?? '');
  const [by, setBy] = useState<ScoreGroup>('unit');
  const desktop = useDesktop();
  const { loaded, reload } = useLoaded(`scores ${person} ${period} ${by}`, () =>
    request(scoreEndpoints.readScores, { query: { period, by } }),
  );
  useReturn(() => void reload());
  usePullDown(reload);
  // Categories are compared over the whole city only; whoever reads a part of it is not offered them.
  const total = loaded.state === 'ready' ? loaded.value.total.key : undefined;
  const [widest, setWidest] = useState(total);
  if (total !== undefined && total !== widest) setWidest(total);
  const offered = groups.filter(({ value }) => value !== 'category' || widest === 'city');
  const open = (row: ScoreRow, rate: RateName): void =>
    goTo(workPaths.scoreCases, {
      period,
      rate,
      by,
      name: row.name,
      // The whole city, and all that is one's own, have no key of their own.
      key: row.key === 'city' || row.key === 'own' ? undefined : row.key,
    });

  return (
    <View id="scores">
      <View className="scores__period">
        <PickOne label="考核周期" options={periods} value={period} onChange={setPeriod} />
      </View>
      <Tabs label="按什么分组" tabs={offered} value={by} onChange={setBy} />
      <LoadState of={loaded} reload={reload} />
      {loaded.state === 'ready' && (
        <>
          <Card
            id="score-total"
            title={loaded.value.total.name}
            aside={<View className="scores__score">{scoreWords(loaded.value.total.score)} 分</View>}
          >
            <RateTiles row={loaded.value.total} onOpen={(rate) => open(loaded.value.total, rate)} />
          </Card>
          {loaded.value.rows.length === 0 ? (
            <ListState
              state="empty"
              title="这段时间还没有成绩"
              hint="有工单派出、办结或回访之后，成绩会自动出现"
            />
          ) : (
            <>
              <Ranking rows={loaded.value.rows} onOpen={open} />
              {desktop && (
                <ScoreTable
                  title={groups.find(({ value }) => value === by)?.label ?? ''}
                  rows={loaded.value.rows}
                  onOpen={open}
                />
              )}
            </>
          )}
          <Handing view={loaded.value} abilities={me.abilities} onFrozen={() => void reload()} />
        </>
      )}
    </View>
  );
}

export default function Scores() {
  return (
    <StaffPage title="考核成绩" id="scores-page" width="wide">
      {({ me, person }) => <Report key={person} person={person} me={me} />}
    </StaffPage>
  );
}
