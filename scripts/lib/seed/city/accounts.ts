/** The people shown on the demo's sign-in page, every role among them, chosen so that each finds work waiting. */
import { gridWorkerId, residentId } from './people';
import type { DemoAccount } from './types';

/** The grid of poster JC-0001, so that the same neighbourhood can be shown from both sides. */
export const SHOWCASE_GRID = '620302001001001';

/** The units whose officials are shown. */
export const showcaseUnits: readonly string[] = [
  'market-bureau',
  'urban-management-bureau',
  'local',
  'property-section',
];

export const accounts: readonly DemoAccount[] = [
  { role: 'resident', label: '市民（刚提交）', personId: residentId(1) },
  { role: 'resident', label: '市民（正在办理）', personId: residentId(11) },
  { role: 'resident', label: '市民（已办结，可评价）', personId: residentId(19) },
  { role: 'agent', label: '12345 受理员', personId: 'agent-1' },
  { role: 'dispatcher', label: '12345 派单员', personId: 'dispatcher-1' },
  { role: 'official', label: '市市场监管局 承办人', personId: 'official-market-bureau-1' },
  {
    role: 'official',
    label: '市城管执法局 承办人（兼开发区）',
    personId: 'official-urban-management-bureau-2',
  },
  { role: 'official', label: '金川路街道 承办人', personId: 'official-jinchuanlu-1' },
  { role: 'official', label: '市住建局 主要负责人', personId: 'head-housing-bureau' },
  { role: 'gridWorker', label: '龙集里社区 网格员', personId: gridWorkerId(SHOWCASE_GRID) },
  { role: 'supervisor', label: '督查专员', personId: 'supervisor-2' },
  { role: 'leader', label: '市领导', personId: 'leader-city-1' },
  { role: 'leader', label: '河西堡镇 领导', personId: 'leader-hexibao' },
  { role: 'admin', label: '系统管理员', personId: 'admin-1' },
];
