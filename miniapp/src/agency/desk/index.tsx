/** The official's desk: what is due next, what was dealt with, everything of the unit. */
import { StaffPage } from '@/components/StaffPage';
import { workPaths } from '@/navigation/workPaths';
import { Desk, type DeskProps } from '@/features/ticket/desk/Desk';
import type { DeskTab } from '@/features/ticket/desk/queues';
import { BatchSign } from './BatchSign';

const tabs: readonly [DeskTab, ...DeskTab[]] = [
  {
    value: 'todo',
    label: '待办',
    queues: [
      { value: 'all', label: '全部', queue: 'todo', empty: '没有要办的工单', hint: '新派来的会出现在这里' },
      { value: 'red', label: '已超期', queue: 'todo', light: 'red', empty: '没有超期的，保持住' },
      {
        value: 'yellow',
        label: '快到期',
        queue: 'todo',
        light: 'yellow',
        empty: '没有快到期的',
        hint: '到期前一个工作日，或者只剩三分之一时间',
      },
      { value: 'sign', label: '待签收', queue: 'todo', status: 'pendingSign', empty: '没有待签收的工单' },
      { value: 'handling', label: '办理中', queue: 'todo', status: 'handling', empty: '没有办理中的工单' },
    ],
  },
  {
    value: 'done',
    label: '已办',
    queues: [{ value: 'done', label: '已办', queue: 'done', empty: '还没有办过的工单' }],
  },
  {
    value: 'all',
    label: '全部',
    searchable: true,
    queues: [{ value: 'all', label: '全部', queue: 'all', empty: '没有这样的工单' }],
  },
];

const batchSign: DeskProps['above'] = (list) => <BatchSign list={list} />;

export default function AgencyDesk() {
  return (
    <StaffPage title="承办工单" id="agency" width="wide">
      {({ post, person }) => (
        <Desk
          key={person}
          person={person}
          tabs={tabs}
          path={workPaths.agencyDesk}
          ticketPath={workPaths.agencyTicket}
          transferUnder={post.unitId}
          above={batchSign}
        />
      )}
    </StaffPage>
  );
}
