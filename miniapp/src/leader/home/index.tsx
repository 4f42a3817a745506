/** The city at a glance: what is open, what is late, where, and about what. */
import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { type Recent, cockpitEndpoints } from '@jsjb/shared/cockpit/contract';
import { request } from '@/api/client';
import { Card } from '@/components/Card';
import { LoadState } from '@/components/LoadState';
import { StatRow } from '@/components/StatTile';
import { Button } from '@/components/Button';
import { useLoaded, type Loading } from '@/hooks/useLoaded';
import { useReturn } from '@/hooks/useReturn';
import { usePullDown } from '@/hooks/usePullDown';
import { StaffPage } from '@/components/StaffPage';
import { goTo } from '@/navigation/paths';
import { mayOpen } from '@/navigation/entries';
import { workPaths } from '@/navigation/workPaths';
import { Bars } from './Bars';
import { StatusRows } from './StatusRows';
import { tilesOf, topOf, unitBars } from './figures';
import './index.scss';

interface OverviewProps {
  person: string;
  /** Opens the tickets at one step, or all; undefined for a post that only sees the figures. */
  onOpen: ((status?: string) => void) | undefined;
}

interface RecentCardProps {
  title: string;
  id: string;
  recent: Loading<Recent>;
  className?: string;
  children: (recent: Recent) => ReactNode;
}

/** Of the last weeks; it comes by itself, so that the figures of now need not wait. */
function RecentCard({ title, id, recent: { loaded, reload }, className, children }: RecentCardProps) {
  const lately = loaded.state === 'ready' ? `近 ${loaded.value.days} 天` : '近期';
  return (
    <Card title={lately + title} id={id} className={className}>
      {loaded.state === 'ready' ? children(loaded.value) : <LoadState of={loaded} reload={reload} />}
    </Card>
  );
}

function Overview({ person, onOpen }: OverviewProps) {
  const now = useLoaded(`overview ${person}`, () => request(cockpitEndpoints.readSummary, {}));
  const recent = useLoaded(`recent ${person}`, () => request(cockpitEndpoints.readRecent, {}));
  const reload = async (): Promise<void> => {
    await Promise.all([now.reload(), recent.reload()]);
  };
  useReturn(() => void reload());
  usePullDown(reload);
  if (now.loaded.state !== 'ready') return <LoadState of={now.loaded} reload={reload} />;
  const summary = now.loaded.value;
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
        <View className="overview__part overview__column">
          <Card title="办到哪一步" id="overview-statuses">
            <StatusRows statuses={summary.statuses} empty="现在没有在办的工单" onOpen={onOpen} />
            {onOpen && <Button block kind="secondary" text="查看全部工单" onTap={() => onOpen()} />}
          </Card>
          <RecentCard title="办完的" id="overview-ended" recent={recent}>
            {({ ended }) => <StatusRows statuses={ended} empty="近期没有办完的工单" onOpen={onOpen} />}
          </RecentCard>
        </View>
        <RecentCard title="反映最多的事" id="overview-categories" recent={recent} className="overview__part">
          {({ categories }) => <Bars rows={topOf(categories)} empty="近期没有分类的工单" unit="件" />}
        </RecentCard>
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
