/**
 * The life of a ticket as data: one row per action. The API, the buttons on the phone, the diagram in the docs
 * and the property tests all read this table.
 */
import type { Life } from '../kit/terms';
import type { ActionName } from './action';
import type { TicketTypes } from './event';
import type { TicketStatus } from './ticket';

const open = [
  'submitted',
  'pendingReview',
  'pendingSign',
  'handling',
  'returnReview',
  'reported',
  'pendingCallback',
  'shelved',
] as const satisfies readonly TicketStatus[];
const beforeReport = [
  'submitted',
  'pendingReview',
  'pendingSign',
  'handling',
  'returnReview',
  'shelved',
] as const satisfies readonly TicketStatus[];
/** Somebody may have written down what the requester said in a call. */
const calledBack = [...open.filter((status) => status !== 'submitted'), 'closed'] as const;
/** Nobody waits for anything any more. */
const ended = [
  'closed',
  'answered',
  'refused',
  'terminated',
  'withdrawn',
] as const satisfies readonly TicketStatus[];
const withUnit = ['pendingSign', 'handling'] as const;

export const joinedAlready = '您已经加入过这件工单了。';

export const lifecycle: Life<TicketTypes> = {
  accept: {
    from: ['submitted'],
    to: ['pendingReview'],
    by: { agent: 'anyone', dispatcher: 'anyone' },
    tellsRequester: true,
    makes: ['ticket.accepted'],
  },
  answer: {
    from: ['submitted', 'pendingReview'],
    to: ['answered'],
    by: { agent: 'anyone', dispatcher: 'anyone' },
    tellsRequester: true,
    event: 'ticket.answered',
  },
  refuse: {
    from: ['submitted', 'pendingReview'],
    to: ['refused'],
    by: { agent: 'anyone', dispatcher: 'anyone' },
    tellsRequester: true,
    event: 'ticket.refused',
  },
  selfResolve: {
    from: ['submitted'],
    to: ['closed'],
    by: { gridWorker: 'requester' },
    event: 'ticket.selfResolved',
  },
  dispatch: {
    from: ['pendingReview'],
    to: ['pendingSign'],
    by: { dispatcher: 'anyone' },
    tellsRequester: true,
    makes: ['ticket.dispatched'],
  },
  sign: {
    from: ['pendingSign', 'handling', 'reported'],
    to: ['handling', 'same'],
    staysIn: ['handling', 'reported'],
    by: { official: 'leg' },
    tellsRequester: true,
    makes: ['ticket.signed'],
  },
  contact: {
    from: ['handling', 'shelved'],
    to: ['same'],
    by: { official: 'leg' },
    makes: ['ticket.contacted'],
  },
  transfer: {
    from: withUnit,
    to: ['pendingSign'],
    by: { official: 'leadLeg', dispatcher: 'anyone' },
    tellsRequester: true,
    makes: ['ticket.transferred'],
  },
  coHandle: {
    from: withUnit,
    to: ['same'],
    by: { official: 'leadLeg', dispatcher: 'anyone' },
    makes: ['ticket.coHandled'],
  },
  requestReturn: {
    from: withUnit,
    to: ['returnReview'],
    by: { official: 'leadLeg' },
    makes: ['ticket.returnRequested'],
  },
  approveReturn: {
    from: ['returnReview'],
    to: ['pendingSign'],
    by: { dispatcher: 'anyone' },
    makes: ['ticket.returnApproved'],
  },
  rejectReturn: {
    from: ['returnReview'],
    to: ['pendingSign', 'handling'],
    by: { dispatcher: 'anyone' },
    makes: ['ticket.returnRejected'],
  },
  rule: {
    from: ['returnReview'],
    to: ['pendingSign'],
    by: { dispatcher: 'anyone' },
    makes: ['ticket.ruled'],
  },
  requestExtension: {
    from: ['handling'],
    to: ['same'],
    by: { official: 'leadLeg' },
    event: 'ticket.extensionRequested',
  },
  decideExtension: {
    from: ['handling'],
    to: ['same'],
    by: { dispatcher: 'anyone' },
    tellsRequester: true,
    event: 'ticket.extensionDecided',
  },
  report: {
    from: ['handling', 'reported'],
    to: ['reported', 'same'],
    staysIn: ['reported'],
    by: { official: 'leg' },
    tellsRequester: true,
    makes: ['ticket.reported'],
  },
  verify: {
    from: ['reported'],
    to: ['pendingCallback', 'handling'],
    by: { dispatcher: 'anyone', gridWorker: 'grid' },
    makes: ['ticket.verified'],
  },
  callback: {
    from: ['pendingCallback'],
    to: ['closed', 'handling', 'pendingReview', 'same'],
    by: { agent: 'anyone', dispatcher: 'anyone' },
    tellsRequester: true,
    makes: ['ticket.calledBack'],
  },
  verdict: {
    from: ['reported', 'pendingCallback'],
    to: ['closed', 'handling', 'pendingReview'],
    // What was reported has a unit that takes it up again.
    never: { reported: ['pendingReview'] },
    by: { resident: 'requester' },
    makes: ['ticket.verdictGiven'],
  },
  object: {
    from: calledBack,
    to: ['same', 'pendingCallback'],
    staysIn: calledBack.filter((status) => status !== 'closed'),
    by: { resident: 'requester' },
    makes: ['ticket.objected'],
  },
  reopen: {
    from: ['closed', 'answered'],
    to: ['handling', 'pendingReview'],
    never: { answered: ['handling'] },
    by: { resident: 'requester' },
    makes: ['ticket.reopened'],
  },
  requestShelving: {
    from: ['handling'],
    to: ['same'],
    by: { official: 'leadLeg' },
    event: 'ticket.shelvingRequested',
  },
  decideShelving: {
    from: ['handling'],
    to: ['shelved', 'same'],
    by: { dispatcher: 'anyone' },
    tellsRequester: true,
    event: 'ticket.shelvingDecided',
  },
  resume: {
    from: ['shelved'],
    to: ['handling'],
    by: { official: 'leadLeg', dispatcher: 'anyone' },
    tellsRequester: true,
    makes: ['ticket.resumed'],
  },
  requestTermination: {
    from: ['handling'],
    to: ['same'],
    by: { official: 'leadLeg' },
    event: 'ticket.terminationRequested',
  },
  decideTermination: {
    from: ['handling'],
    to: ['terminated', 'same'],
    by: { dispatcher: 'anyone' },
    tellsRequester: true,
    event: 'ticket.terminationDecided',
  },
  withdraw: {
    from: beforeReport,
    to: ['withdrawn'],
    by: { resident: 'requester', gridWorker: 'requester' },
    event: 'ticket.withdrawn',
  },
  supplement: {
    from: [...open, 'merged'],
    to: ['same'],
    by: { resident: 'party', gridWorker: 'requester', agent: 'anyone' },
    event: 'ticket.supplemented',
    fact: {},
  },
  urge: {
    from: [...open, 'merged'],
    to: ['same'],
    by: { resident: 'requester', agent: 'anyone' },
    event: 'ticket.urged',
    fact: {},
  },
  join: {
    from: beforeReport,
    to: ['same'],
    by: { resident: 'others' },
    event: 'ticket.joined',
    fact: { again: joinedAlready },
  },
  leave: {
    from: [...open, 'merged'],
    to: ['same'],
    by: { resident: 'others' },
    event: 'ticket.left',
    fact: { again: '您已经取消过了。' },
  },
  // Each time they are asked anew, after another round of handling, the last word counts.
  neighbourAnswer: {
    from: ['reported', 'pendingCallback', ...ended],
    to: ['same'],
    by: { resident: 'others' },
    event: 'ticket.neighbourAnswered',
    fact: {},
  },
  rate: { from: ['closed', 'answered'], to: ['same'], by: { resident: 'requester' }, event: 'ticket.rated' },
  merge: {
    from: ['submitted', 'pendingReview'],
    to: ['merged'],
    by: { dispatcher: 'anyone' },
    tellsRequester: true,
    makes: ['ticket.merged'],
  },
  follow: { from: ['merged'], to: ['pendingCallback'], by: { system: 'anyone' }, event: 'ticket.followed' },
  // The other ended without having been handled: nobody's matter ends with somebody else's. Or it is another matter.
  unmerge: {
    from: ['merged'],
    to: ['pendingReview'],
    by: { system: 'anyone', dispatcher: 'anyone' },
    tellsRequester: true,
    makes: ['ticket.unmerged'],
  },
  alarm: {
    from: [
      'submitted',
      'pendingReview',
      'pendingSign',
      'handling',
      'returnReview',
      'reported',
      'pendingCallback',
    ],
    to: ['same'],
    by: { system: 'anyone' },
    makes: ['ticket.alarmed'],
    quiet: true,
    hidden: true,
  },
  supervise: {
    from: open,
    to: ['same'],
    by: { supervisor: 'anyone', dispatcher: 'anyone' },
    event: 'ticket.supervised',
  },
};

export const actionNames = Object.keys(lifecycle) as ActionName[];

/** Statuses in which nobody waits for anything any more. */
export const finalStatuses: readonly TicketStatus[] = ended;
export const openStatuses: readonly TicketStatus[] = open;
export const isOpen = (status: TicketStatus): boolean => openStatuses.includes(status);
