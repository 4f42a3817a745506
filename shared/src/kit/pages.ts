/**
 * The address of every page, said once: app.config.ts builds its packages from it, the mini-program's navigation and
 * the server's messages, links and codes take their addresses from it. The first part names WeChat's package.
 */

export const pages = {
  home: 'pages/home/index',
  tickets: 'pages/tickets/index',
  me: 'pages/me/index',
  signIn: 'account/signin/index',
  posts: 'account/posts/index',
  factor: 'account/factor/index',
  inbox: 'account/inbox/index',
  profile: 'account/profile/index',
  myData: 'account/data/index',
  submit: 'resident/submit/index',
  ticket: 'resident/ticket/index',
  progress: 'resident/progress/index',
  agencyDesk: 'agency/desk/index',
  agencyTicket: 'agency/ticket/index',
  centerDesk: 'center/desk/index',
  centerTicket: 'center/ticket/index',
  intake: 'center/intake/index',
  review: 'center/review/index',
  posters: 'admin/posters/index',
  roster: 'admin/roster/index',
  gridHome: 'grid/home/index',
  fieldReport: 'grid/fieldReport/index',
  gridVisits: 'grid/visits/index',
  gridTicket: 'grid/ticket/index',
  scores: 'office/scores/index',
  scoreCases: 'office/cases/index',
  exclusions: 'office/exclusions/index',
  rulings: 'office/rulings/index',
  supervision: 'office/supervision/index',
  rules: 'office/rules/index',
  officeTicket: 'office/ticket/index',
  overview: 'leader/home/index',
  leaderTickets: 'leader/tickets/index',
  leaderTicket: 'leader/ticket/index',
  suggestions: 'suggestion/home/index',
  suggest: 'suggestion/submit/index',
  suggestion: 'suggestion/detail/index',
  adoptedSuggestion: 'suggestion/adopted/index',
  campaign: 'suggestion/campaign/index',
  campaigns: 'suggestion/campaigns/index',
  suggestionDesk: 'suggestion/desk/index',
  rewards: 'suggestion/rewards/index',
  reward: 'suggestion/reward/index',
  ledger: 'suggestion/ledger/index',
} as const;

export type PageName = keyof typeof pages;
export type PageAddress = (typeof pages)[PageName];

/** Former addresses: they stand on printed codes, in messages already sent and in bookmarks, and lead on for good. */
const renamed: readonly (readonly [was: string, is: string])[] = [
  ['grid/report/', 'grid/fieldReport/'],
  ['suggest/call/', 'suggestion/campaign/'],
  ['suggest/calls/', 'suggestion/campaigns/'],
  ['suggest/', 'suggestion/'],
];

/** Today's address of a page, with its query, when this is a former one; a leading slash stays. Otherwise undefined. */
export function renamedPage(address: string): string | undefined {
  const slash = address.startsWith('/') ? '/' : '';
  const bare = address.slice(slash.length);
  const found = renamed.find(([was]) => bare.startsWith(was));
  return found && slash + found[1] + bare.slice(found[0].length);
}

/** WeChat's packages and their pages, in the order of the list; the tab pages are the main package. */
export function packagesOf(addresses: readonly string[] = Object.values(pages)) {
  const main = addresses.filter((address) => address.startsWith('pages/'));
  const roots = [...new Set(addresses.map((address) => address.slice(0, address.indexOf('/'))))];
  return {
    main,
    subPackages: roots
      .filter((root) => root !== 'pages')
      .map((root) => ({
        root,
        pages: addresses
          .filter((address) => address.startsWith(`${root}/`))
          .map((address) => address.slice(root.length + 1)),
      })),
  };
}
