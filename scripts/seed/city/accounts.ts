/** One account per demo role, for the links that the start command prints. */
import { gridWorkerId, residentId } from './people';
import type { DemoAccount } from './types';

/** The grid of poster JC-0001, so that the same neighbourhood can be shown from both sides. */
const SHOWCASE_GRID = '620302001001001';

export const accounts: readonly DemoAccount[] = [
  { role: 'resident', label: '市民', personId: residentId(1) },
  { role: 'agent', label: '12345 受理员', personId: 'agent-1' },
  { role: 'dispatcher', label: '12345 派单员', personId: 'dispatcher-1' },
  { role: 'official', label: '部门承办人（市城管执法局）', personId: 'official-urban-management-bureau-1' },
  { role: 'official', label: '街道承办人（滨河路街道）', personId: 'official-binhelu-1' },
  { role: 'official', label: '单位负责人（市住建局）', personId: 'head-housing-bureau' },
  { role: 'gridWorker', label: '网格员（龙集里社区）', personId: gridWorkerId(SHOWCASE_GRID) },
  { role: 'supervisor', label: '督查专员', personId: 'supervisor-2' },
  { role: 'leader', label: '市领导', personId: 'leader-city-1' },
  { role: 'leader', label: '镇领导（河西堡镇）', personId: 'leader-hexibao' },
  { role: 'admin', label: '系统管理员', personId: 'admin-1' },
];
