/** Every ticket in the leader's or supervisor's view. */
import { useRouter } from '@tarojs/taro';
import { ticketStatuses } from '@jsjb/shared/ticket/ticket';
import { StaffPage } from '@/components/StaffPage';
import { workPaths } from '@/navigation/workPaths';
import { Desk } from '@/features/ticket/desk/Desk';
import type { DeskTab } from '@/features/ticket/desk/queues';

const tabs: readonly [DeskTab, ...DeskTab[]] = [
  {
    value: 'all',
    label: '全部',
    searchable: true,
    queues: [
      { value: 'all', label: '全部', queue: 'all', empty: '没有这样的工单' },
      { value: 'red', label: '已超期', queue: 'all', light: 'red', empty: '没有超期的工单' },
      { value: 'yellow', label: '快到期', queue: 'all', light: 'yellow', empty: '没有快到期的工单' },
    ],
  },
];

export default function LeaderTickets() {
  const { params } = useRouter();
  return (
    <StaffPage title="工单查看" id="leader-tickets" width="wide">
      {({ person }) => (
        <Desk
          key={person}
          person={person}
          tabs={tabs}
          path={workPaths.leaderTickets}
          ticketPath={workPaths.leaderTicket}
          startStatus={ticketStatuses.find((status) => status === params['status'])}
        />
      )}
    </StaffPage>
  );
}
