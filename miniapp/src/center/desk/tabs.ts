/** The centre's piles, in the order of a ticket's life. */
import type { DeskTab } from '@/ticket/desk/piles';

export const centreTabs: readonly [DeskTab, ...DeskTab[]] = [
  {
    value: 'accept',
    label: '受理',
    counts: ['submitted'],
    piles: [
      {
        value: 'submitted',
        label: '待受理',
        box: 'todo',
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
    piles: [
      {
        value: 'dispatch',
        label: '待派单',
        box: 'todo',
        status: 'pendingReview',
        orAll: true,
        empty: '没有待派单的工单',
      },
      {
        value: 'returns',
        label: '退单',
        box: 'todo',
        status: 'returnReview',
        orAll: true,
        empty: '没有待审核的退单',
      },
      {
        value: 'petitions',
        label: '延期、挂账、终止',
        box: 'todo',
        status: 'handling',
        empty: '没有待审批的申请',
      },
    ],
  },
  {
    value: 'verify',
    label: '核验',
    counts: ['reported'],
    piles: [
      {
        value: 'reported',
        label: '待核验',
        box: 'todo',
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
    piles: [
      {
        value: 'pendingCallback',
        label: '待回访',
        box: 'todo',
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
    piles: [{ value: 'all', label: '全部', box: 'all', empty: '没有这样的工单' }],
  },
];
