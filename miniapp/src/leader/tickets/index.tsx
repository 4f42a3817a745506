/** Every ticket in the leader's or supervisor's view. */
import { useRouter } from '@tarojs/taro';
import { ticketStatuses } from '@jsjb/shared/ticket/ticket';
import { StaffPage } from '@/session/StaffPage';
import { workPaths } from '@/session/workPaths';
import { Desk } from '@/ticket/desk/Desk';
import type { DeskTab } from '@/ticket/desk/piles';

const tabs: readonly [DeskTab, ...DeskTab[]] = [
  {
    value: 'all',
    label: '全部',
    searchable: true,
    piles: [{ value: 'all', label: '全部', box: 'all', empty: '没有这样的工单' }],
  },
];

export default function LeaderTickets() {
  const { params } = useRouter();
  return (
    <StaffPage title="工单查看" id="leader-tickets" width="wide">
      {({ person }) => (
        <Desk
          person={person}
          tabs={tabs}
          ticketPath={workPaths.leaderTicket}
          startStatus={ticketStatuses.find((status) => status === params['status'])}
        />
      )}
    </StaffPage>
  );
}
