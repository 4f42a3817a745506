/** What stands under supervision (督办), by level; raised and lowered on the ticket, each with its reason. */
import { supervisionEndpoints } from '@jsjb/shared/supervision/contract';
import { View } from '@tarojs/components';
import type { ResponseOf } from '@jsjb/shared/kit/endpoint';
import { superviseLevels, type SuperviseLevel } from '@jsjb/shared/ticket/ticket';
import { superviseWords } from '@jsjb/shared/ticket/words';
import { request } from '@/api/client';
import { LoadState } from '@/components/LoadState';
import { StatRow, type StatTileProps } from '@/components/StatTile';
import { useLoaded } from '@/hooks/useLoaded';
import { useReturn } from '@/hooks/useReturn';
import { StaffPage } from '@/components/StaffPage';
import { workPaths } from '@/navigation/workPaths';
import { Desk } from '@/features/ticket/desk/Desk';
import type { DeskTab } from '@/features/ticket/desk/queues';
import './index.scss';

type Levels = ResponseOf<(typeof supervisionEndpoints)['readSupervision']>['levels'];

const tabOf = (level: SuperviseLevel, levels: Levels): DeskTab => ({
  value: level,
  label: superviseWords[level],
  count: levels.find((each) => each.level === level)?.open ?? 0,
  queues: [
    {
      value: level,
      label: superviseWords[level],
      queue: 'all',
      supervised: level,
      empty: `没有${superviseWords[level]}的工单`,
      hint: '超期未办结的会自动列入；也可以在工单里点“督办”',
    },
  ],
});

const tilesOf = (levels: Levels): StatTileProps[] =>
  levels.map(({ level, open, overdue }) => ({
    label: overdue > 0 ? `${superviseWords[level]}，超期 ${overdue}` : superviseWords[level],
    value: `${open} 件`,
    tone: overdue > 0 ? 'danger' : open > 0 ? 'warn' : 'success',
  }));

function Supervision({ person }: { person: string }) {
  const { loaded, reload } = useLoaded(`supervision ${person}`, () =>
    request(supervisionEndpoints.readSupervision, {}),
  );
  useReturn(() => void reload());
  if (loaded.state !== 'ready') return <LoadState of={loaded} reload={reload} />;
  const { levels } = loaded.value;
  // The gravest first: that is what the supervision office opens the page for.
  const [taskForce, key, daily] = [...superviseLevels].reverse().map((level) => tabOf(level, levels));
  if (!taskForce || !key || !daily) return null;
  return (
    <View id="supervision">
      <View className="supervision__figures">
        <StatRow tiles={tilesOf(levels)} />
      </View>
      <Desk
        key={person}
        person={person}
        tabs={[taskForce, key, daily]}
        path={workPaths.supervision}
        ticketPath={workPaths.officeTicket}
        onMoved={() => void reload()}
      />
    </View>
  );
}

export default function SupervisionPage() {
  return (
    <StaffPage title="督办" id="supervision-page" width="wide">
      {({ person }) => <Supervision key={person} person={person} />}
    </StaffPage>
  );
}
