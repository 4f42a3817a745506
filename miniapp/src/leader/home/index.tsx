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

interface OverviewProps {
  person: string;
  /** Opens the tickets at one step, or all; undefined for a post that only sees the figures. */
  onOpen: ((status?: string) => void) | undefined;
}

/** What was done lately, and about what; it comes by itself, so that the figures of now need not wait. */
function Lately({ person, onOpen }: OverviewProps) {
  const { loaded, reload } = useLoaded(`recent ${person}`, () => call('readRecent', {}));
  useReturn(() => void reload());
  usePullDown(reload);
  if (loaded.state !== 'ready')
    return (
      <Card title="近期" className="overview__part">
        <LoadState of={loaded} reload={reload} />
      </Card>
    );
  const { days, ended, categories } = loaded.value;
  return (
    <View className="overview__part overview__column">
      <Card title={`近 ${days} 天反映最多的事`} id="overview-categories">
        <Bars rows={topOf(categories)} empty="近期没有分类的工单" unit="件" />
      </Card>
      <Card title={`近 ${days} 天办完的`} id="overview-ended">
        <StatusRows statuses={ended} empty="近期没有办完的工单" onOpen={onOpen} />
      </Card>
    </View>
  );
}

function Overview({ person, onOpen }: OverviewProps) {
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
        <Card title="办到哪一步" className="overview__part" id="overview-statuses">
          <StatusRows statuses={summary.statuses} empty="现在没有在办的工单" onOpen={onOpen} />
          {onOpen && <Button block kind="secondary" text="查看全部工单" onTap={() => onOpen()} />}
        </Card>
        <Lately person={person} onOpen={onOpen} />
      </View>
    </View>
  );
}

const openTickets = (status?: string): void => goTo(workPaths.leaderTickets, status ? { status } : {});

export default function LeaderHome() {
  return (
    <StaffPage title="运行概览" id="leader-home" width="wide">
      {({ me, person }) => (
        <Overview
          key={person}
          person={person}
          onOpen={mayOpen(me, workPaths.leaderTickets) ? openTickets : undefined}
        />
      )}
    </StaffPage>
  );
}
