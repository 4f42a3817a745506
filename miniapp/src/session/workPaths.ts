/** Addresses of the pages of work, one subpackage for each kind. */
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
