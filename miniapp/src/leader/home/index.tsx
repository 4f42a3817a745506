/** The city at a glance: what is open, what is late, where, and about what. */
import { View } from '@tarojs/components';
import { call } from '@/api/client';
import { Card } from '@/components/Card';
import { LoadState } from '@/components/LoadState';
import { StatRow } from '@/components/StatTile';
import { Button } from '@/components/Button';
import { useLoaded } from '@/hooks/useLoaded';
import { useReturn } from '@/hooks/useReturn';
import { usePullDown } from '@/hooks/usePullDown';
import { StaffPage } from '@/session/StaffPage';
import { goTo } from '@/session/paths';
import { mayOpen } from '@/session/entries';
import { workPaths } from '@/session/workPaths';
import { Bars } from './Bars';
import { StatusRows } from './StatusRows';
import { tilesOf, topOf, unitBars } from './figures';
import './index.scss';

function Overview({ person, tickets }: { person: string; tickets: boolean }) {
  const { loaded, reload } = useLoaded(`overview ${person}`, () => call('readSummary', {}));
  useReturn(() => void reload());
  usePullDown(reload);
  if (loaded.state !== 'ready') return <LoadState of={loaded} reload={reload} />;
  const summary = loaded.value;
  return (
    <View id="overview">
      <StatRow tiles={tilesOf(summary)} />
      <View className="overview">
        <Card title="各单位在办" className="overview__part" id="overview-units">
          <Bars
            rows={unitBars(summary.units)}
            legend={['在办', '其中超期']}
            empty="现在没有在办的工单"
            unit="件"
          />
        </Card>
        <Card title="反映最多的事" className="overview__part" id="overview-categories">
          <Bars rows={topOf(summary.categories)} empty="还没有分类的工单" unit="件" />
        </Card>
        <Card title="办到哪一步" className="overview__part" id="overview-statuses">
          <StatusRows
            statuses={summary.statuses}
            {...(tickets ? { onOpen: (status: string) => goTo(workPaths.leaderTickets, { status }) } : {})}
          />
          {tickets && (
            <Button block kind="secondary" text="查看全部工单" onTap={() => goTo(workPaths.leaderTickets)} />
          )}
        </Card>
      </View>
    </View>
  );
}

export default function LeaderHome() {
  return (
    <StaffPage title="运行概览" id="leader-home" width="wide">
      {({ me, person }) => (
        <Overview key={person} person={person} tickets={mayOpen(me, workPaths.leaderTickets)} />
      )}
    </StaffPage>
  );
}
