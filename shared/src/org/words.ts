/** Chinese labels of posts and units. */
import type { Role } from '../kit/role';
import type { UnitKind } from './unit';

export const roleWords: Record<Role, string> = {
  resident: '市民',
  agent: '受理员',
  dispatcher: '派单员',
  official: '承办人',
  gridWorker: '网格员',
  supervisor: '督查',
  leader: '领导',
  admin: '管理员',
};

export const unitKindWords: Record<UnitKind, string> = {
  city: '市政府',
  centre: '接诉即办中心',
  supervision: '督查室',
  department: '部门',
  county: '县（区）',
  township: '乡镇（街道）',
  community: '村（社区）',
  utility: '公共服务企业',
};
