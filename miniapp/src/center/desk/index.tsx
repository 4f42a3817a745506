/** The centre's desk: take in, dispatch, verify, call back. */
import { cockpitEndpoints } from '@jsjb/shared/cockpit/contract';
import { request } from '@/api/client';
import { Button } from '@/components/Button';
import { useLoaded } from '@/hooks/useLoaded';
import { useReturn } from '@/hooks/useReturn';
import { StaffPage } from '@/components/StaffPage';
import { goTo } from '@/navigation/paths';
import { mayOpen } from '@/navigation/entries';
import { workPaths } from '@/navigation/workPaths';
import { View } from '@tarojs/components';
import { Desk } from '@/features/ticket/desk/Desk';
import { centreTabs } from './tabs';
import './index.scss';

function CentreWork({ person, intake }: { person: string; intake: boolean }) {
  const { loaded, reload } = useLoaded(`summary ${person}`, () => request(cockpitEndpoints.readSummary, {}));
  useReturn(() => void reload());
  return (
    <>
      {intake && (
        <View className="centre__intake">
          <Button
            id="intake"
            kind="secondary"
            block
            icon="phone"
            text="登记来电诉求"
            onTap={() => goTo(workPaths.intake)}
          />
        </View>
      )}
      <Desk
        person={person}
        tabs={centreTabs}
        path={workPaths.centerDesk}
        ticketPath={workPaths.centerTicket}
        statuses={loaded.state === 'ready' ? loaded.value.statuses : undefined}
        onMoved={() => void reload()}
      />
    </>
  );
}

export default function CenterDesk() {
  return (
    <StaffPage title="工单处理" id="center" width="wide">
      {({ me, person }) => <CentreWork key={person} person={person} intake={mayOpen(me, workPaths.intake)} />}
    </StaffPage>
  );
}
