/** The centre's queues, in the order of a ticket's life. */
import type { DeskTab } from '@/features/ticket/desk/queues';

export const centreTabs: readonly [DeskTab, ...DeskTab[]] = [
  {
    value: 'accept',
    label: '受理',
    counts: ['submitted'],
    queues: [
      {
        value: 'submitted',
        label: '待受理',
        queue: 'todo',
        status: 'submitted',
        orAll: true,
        empty: '没有待受理的诉求',
        hint: '群众新提交的会出现在这里',
      },
    ],
  },
  {
    value: 'review',
    label: '审核派单',
    counts: ['pendingReview', 'returnReview'],
    queues: [
      {
        value: 'dispatch',
        label: '待派单',
        queue: 'todo',
        status: 'pendingReview',
        orAll: true,
        empty: '没有待派单的工单',
      },
      {
        value: 'returns',
        label: '退单',
        queue: 'todo',
        status: 'returnReview',
        orAll: true,
        empty: '没有待审核的退单',
      },
      {
        value: 'unitRequests',
        label: '延期、挂账、终止',
        queue: 'todo',
        status: 'handling',
        empty: '没有待审批的申请',
      },
    ],
  },
  {
    value: 'verify',
    label: '核验',
    counts: ['reported'],
    queues: [
      {
        value: 'reported',
        label: '待核验',
        queue: 'todo',
        status: 'reported',
        orAll: true,
        empty: '没有待核验的工单',
      },
    ],
  },
  {
    value: 'callback',
    label: '回访',
    counts: ['pendingCallback'],
    queues: [
      {
        value: 'pendingCallback',
        label: '待回访',
        queue: 'todo',
        status: 'pendingCallback',
        orAll: true,
        empty: '没有待回访的工单',
      },
    ],
  },
  {
    value: 'all',
    label: '全部',
    searchable: true,
    queues: [{ value: 'all', label: '全部', queue: 'all', empty: '没有这样的工单' }],
  },
];
