/** Addresses of the pages of work, one subpackage for each kind. */
import { pages } from '@jsjb/shared/kit/pages';

export const workPaths = {
  agencyDesk: `/${pages.agencyDesk}`,
  agencyTicket: `/${pages.agencyTicket}`,
  centerDesk: `/${pages.centerDesk}`,
  centerTicket: `/${pages.centerTicket}`,
  intake: `/${pages.intake}`,
  review: `/${pages.review}`,
  posters: `/${pages.posters}`,
  roster: `/${pages.roster}`,
  gridHome: `/${pages.gridHome}`,
  fieldReport: `/${pages.fieldReport}`,
  gridVisits: `/${pages.gridVisits}`,
  gridTicket: `/${pages.gridTicket}`,
  officeTicket: `/${pages.officeTicket}`,
  scores: `/${pages.scores}`,
  scoreCases: `/${pages.scoreCases}`,
  exclusions: `/${pages.exclusions}`,
  rulings: `/${pages.rulings}`,
  supervision: `/${pages.supervision}`,
  rules: `/${pages.rules}`,
  overview: `/${pages.overview}`,
  leaderTickets: `/${pages.leaderTickets}`,
  leaderTicket: `/${pages.leaderTicket}`,
} as const;
