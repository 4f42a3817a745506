/** Where each post works. The role decides only which home opens; what may be done there, the server says. */
import type { Role } from '@jsjb/shared/people/role';
import type { IconName } from '@/theme/icons';

export interface Workplace {
  label: string;
  hint: string;
  icon: IconName;
  url: string;
}

export const workPaths = {
  agencyDesk: '/agency/desk/index',
  agencyTicket: '/agency/ticket/index',
  centerDesk: '/center/desk/index',
  centerTicket: '/center/ticket/index',
  intake: '/center/intake/index',
  gridHome: '/grid/home/index',
  gridReport: '/grid/report/index',
  gridVisits: '/grid/visits/index',
  gridTicket: '/grid/ticket/index',
  overview: '/leader/home/index',
  leaderTickets: '/leader/tickets/index',
  leaderTicket: '/leader/ticket/index',
} as const;

const centre: Workplace = {
  label: '工单处理',
  hint: '受理、派单、核验、回访',
  icon: 'clipboard-list',
  url: workPaths.centerDesk,
};
const intake: Workplace = {
  label: '电话登记',
  hint: '替来电群众填写诉求',
  icon: 'phone',
  url: workPaths.intake,
};
const overview: Workplace = {
  label: '运行概览',
  hint: '在办、超期、分单位、分类别',
  icon: 'layout-dashboard',
  url: workPaths.overview,
};
const tickets: Workplace = {
  label: '工单查看',
  hint: '看进度，下督办',
  icon: 'clipboard-list',
  url: workPaths.leaderTickets,
};

/** The first one opens after signing in. */
export const workplaces: Readonly<Record<Role, readonly Workplace[]>> = {
  resident: [],
  agent: [centre, intake, overview],
  dispatcher: [centre, overview],
  official: [
    { label: '承办工单', hint: '签收、联系、办理、反馈', icon: 'clipboard-list', url: workPaths.agencyDesk },
  ],
  gridWorker: [{ label: '网格工作', hint: '上报、走访、现场核验', icon: 'map-pin', url: workPaths.gridHome }],
  supervisor: [overview, tickets],
  leader: [overview, tickets],
  admin: [overview],
};
