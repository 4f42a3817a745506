/**
 * Who may do what, route by route: the row of each endpoint names everybody who comes through. The ticket of the
 * trial was raised by wang at a poster in the grid, dispatched to the roads office, and is being handled there.
 */
import type { EndpointName } from '@jsjb/bff/contract';
import { castNames, type CastName } from '../factories/smallCity';

/** Those who may know that the ticket exists; to everyone else it does not. */
export const readers: readonly CastName[] = [
  'wang',
  'zhao',
  'qian',
  'supervisor',
  'roadsClerk',
  'roadsHead',
  'lent',
  'gridWorker',
  'mayor',
  'townLeader',
];

const everyone: readonly CastName[] = castNames;
const residents: readonly CastName[] = ['wang', 'li', 'zhang'];
const staff = everyone.filter((name) => !residents.includes(name));
const agent: readonly CastName[] = ['zhao'];
const dispatcher: readonly CastName[] = ['qian'];
const centre: readonly CastName[] = ['zhao', 'qian'];
/** The handling unit: its head, its clerk, and the clerk lent to it. */
const lead: readonly CastName[] = ['roadsClerk', 'roadsHead', 'lent'];
const head: readonly CastName[] = ['roadsHead'];
const gridWorkers: readonly CastName[] = ['gridWorker', 'farGridWorker'];
const reporters: readonly CastName[] = [...residents, ...agent, ...gridWorkers];

/** Endpoints about the one ticket. */
export const ticketRows: Partial<Record<EndpointName, readonly CastName[]>> = {
  readTicket: readers,
  listTicketFacts: readers,
  accept: centre,
  answer: centre,
  refuse: centre,
  selfResolve: [],
  dispatch: dispatcher,
  sign: lead,
  contact: lead,
  transfer: [...lead, ...dispatcher],
  coHandle: [...lead, ...dispatcher],
  requestReturn: lead,
  approveReturn: dispatcher,
  rejectReturn: dispatcher,
  rule: dispatcher,
  requestExtension: lead,
  decideExtension: dispatcher,
  report: lead,
  verify: ['qian', 'gridWorker'],
  callback: centre,
  requestShelving: head,
  decideShelving: dispatcher,
  resume: [...lead, ...dispatcher],
  requestTermination: head,
  decideTermination: dispatcher,
  withdraw: ['wang'],
  supplement: ['wang', ...agent],
  urge: ['wang', ...agent],
  join: ['li', 'zhang'],
  // Those who have joined by then; who has left has nothing to answer. See journeys/joining.test.ts.
  leave: ['li', 'zhang'],
  neighbourAnswer: [],
  rate: ['wang'],
  verdict: ['wang'],
  object: ['wang'],
  reopen: ['wang'],
  merge: dispatcher,
  unmerge: dispatcher,
  supervise: ['qian', 'supervisor'],
  unmaskRequester: [...centre, 'supervisor', ...lead],
  requestUnmasking: [...centre, 'supervisor', ...lead],
  adviseDispatch: centre,
};

const officials = staff.filter((name) => /Clerk$|Head$|^lent$/.test(name));
const leaders: readonly CastName[] = ['mayor', 'townLeader', 'farLeader'];
const admin: readonly CastName[] = ['admin'];
const supervisor: readonly CastName[] = ['supervisor'];
const notGrid = staff.filter((name) => !gridWorkers.includes(name));

type Rows = Partial<Record<EndpointName, readonly CastName[]>>;

const rulesRows: Rows = {
  readRules: staff,
  publishLimits: admin,
  publishScoreRules: admin,
  publishAlarms: admin,
  listUnitHours: staff,
  setUnitHours: admin,
  importCalendar: admin,
};

const scoreRows: Rows = {
  readScores: notGrid,
  listScoreTickets: notGrid,
  listExclusions: notGrid,
  exportScores: [...dispatcher, ...supervisor, ...admin],
  exportScoresJson: [...dispatcher, ...supervisor, ...admin],
  freezeMonth: [...supervisor, ...admin],
  proposeExclusion: [...officials, ...dispatcher],
  appealExclusion: [...officials, ...dispatcher],
  decideExclusion: supervisor,
};

const deskRows: Rows = {
  bindStaff: everyone,
  listUnmaskings: [...centre, ...officials, ...supervisor],
  decideUnmasking: [...dispatcher, ...supervisor],
  listHeld: centre,
  decideHeld: centre,
  listNotices: everyone,
  readNotices: everyone,
  listNoticeTemplates: everyone,
  recordSubscription: everyone,
  readPosterHealth: [...dispatcher, ...admin],
  printPosters: [...dispatcher, ...admin],
  createPoster: [...dispatcher, ...admin],
  listPosterAreas: [...dispatcher, ...admin],
  revokePoster: [...dispatcher, ...admin],
  reissuePoster: [...dispatcher, ...admin],
  importRoster: admin,
  resetSecondFactor: admin,
  listDeadLetters: admin,
  replayDeadLetter: admin,
  replayDeadLetters: admin,
  discardDeadLetter: admin,
};

/** What may be done to one suggestion its own life decides; here it does not exist. */
const suggestionRows: Rows = {
  submitSuggestion: residents,
  findSimilarSuggestions: everyone,
  listSuggestions: everyone,
  readSuggestion: everyone,
  readLineage: everyone,
  createCampaign: [...dispatcher, ...admin],
  updateCampaign: [...dispatcher, ...admin],
  importSuggestions: [...dispatcher, ...admin],
  exportSuggestions: [...dispatcher, ...admin],
  exportSuggestionFile: [...dispatcher, ...admin],
  unmaskAuthor: [...centre, ...officials],
  acceptSuggestion: everyone,
  giveBackSuggestion: everyone,
  reviseSuggestion: everyone,
  withdrawSuggestion: everyone,
  mergeSuggestion: everyone,
  forwardSuggestion: everyone,
  adoptSuggestion: everyone,
  adoptPartlySuggestion: everyone,
  declineSuggestion: everyone,
  answerSuggestion: everyone,
  carryOutSuggestion: everyone,
  cosignSuggestion: everyone,
  publishSuggestion: everyone,
  unpublishSuggestion: everyone,
};

const judges = [...dispatcher, ...supervisor, ...leaders, ...admin, ...officials];
const bookkeepers = [...admin, ...supervisor, ...leaders];
const rewardRows: Rows = {
  proposeReward: officials,
  approveReward: judges,
  refuseReward: judges,
  giveUpReward: judges,
  cancelReward: judges,
  refundReward: judges,
  collectReward: everyone,
  readReward: everyone,
  listRewards: everyone,
  readCertificate: everyone,
  readPayeeAccount: everyone,
  bindPayeeAccount: everyone,
  blockPayee: admin,
  setBudget: admin,
  readBudget: bookkeepers,
  listLedger: bookkeepers,
  exportLedger: bookkeepers,
};

/** Endpoints about nothing in particular: the role alone decides. */
export const roleRows: Partial<Record<EndpointName, readonly CastName[]>> = {
  switchPost: everyone,
  readMe: everyone,
  readProfile: everyone,
  saveProfile: everyone,
  provePhone: everyone,
  submitTicket: reporters,
  listTickets: everyone,
  findSimilar: everyone,
  listCategories: staff,
  listUnits: staff,
  readSummary: [...centre, 'supervisor', 'mayor', 'townLeader', 'farLeader', 'admin'],
  readRecent: [...centre, 'supervisor', 'mayor', 'townLeader', 'farLeader', 'admin'],
  readSupervision: [...centre, 'supervisor', 'mayor', 'townLeader', 'farLeader'],
  uploadPhoto: everyone,
  recordVisit: gridWorkers,
  listVisits: gridWorkers,
  listRulings: staff.filter((name) => !gridWorkers.includes(name)),
  enrolSecondFactor: staff,
  stepUp: staff,
  listConsents: everyone,
  giveConsent: everyone,
  exportMyData: everyone,
  ...rulesRows,
  ...scoreRows,
  ...deskRows,
  ...suggestionRows,
  ...rewardRows,
  // Last: it takes the residents away.
  eraseMyData: everyone,
};

/** Open to strangers; each proves by itself what it needs (a signed address, a refresh token, the demo switch). */
export const openRows: readonly EndpointName[] = [
  'readSignInWays',
  'listPersonas',
  'signInAsPersona',
  'refreshSession',
  'signOut',
  'readPoster',
  'findPosterPlace',
  'readPhoto',
  'openGuestForm',
  'uploadGuestPhoto',
  'submitAsGuest',
  'askProgress',
  'uploadPhotoByNumber',
  'verdictByNumber',
  'objectByNumber',
  'reopenByNumber',
  'supplementByNumber',
  'rateByNumber',
  'signInWithWechat',
  'startWebLogin',
  'signInOnWeb',
  'listAdoptedSuggestions',
  'readAdoptedSuggestion',
  'readCampaignCode',
  'listCampaigns',
  'readCampaign',
];
