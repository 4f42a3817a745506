/** What can be done to a ticket, with what it needs to know. References are already loaded by the command. */
import type { UnitRef } from '../people/unit';
import type { TicketEventType } from './event';
import type { ActionName } from './lifecycle';
import type {
  AlarmLevel,
  ContactMethod,
  DispatchMode,
  Limit,
  RefusalReason,
  Satisfaction,
  SuperviseLevel,
  TicketType,
  Urgency,
} from './ticket';

interface MeetingData {
  agenda?: string;
  /** Units at the meeting; those in dispute when left out. */
  attendees?: readonly string[];
  /** Other tickets of the kind follow this ruling. */
  precedent?: boolean;
}

interface Assignment {
  lead: UnitRef;
  co: readonly UnitRef[];
  note: string;
}

export interface ActionData {
  accept: { type?: TicketType; urgency?: Urgency; category?: string; note: string };
  answer: { text: string };
  refuse: { reason: RefusalReason; text: string };
  selfResolve: { text: string; photos: readonly string[] };
  dispatch: Assignment & MeetingData & { mode: DispatchMode; category: string; limit: Limit };
  sign: Record<never, never>;
  contact: { method: ContactMethod; reached: boolean; note: string };
  transfer: { to: UnitRef; reason: string };
  coHandle: { co: readonly UnitRef[]; note: string };
  requestReturn: { reason: string; evidence: readonly string[] };
  approveReturn: Assignment;
  rejectReturn: { note: string };
  rule: Assignment & MeetingData;
  requestExtension: { reason: string; days: number };
  decideExtension: { approved: boolean; note: string };
  report: { text: string; photos: readonly string[]; solved: boolean };
  verify: { passed: boolean; note: string; photos: readonly string[] };
  callback: { contacted: boolean; solved?: boolean; satisfaction?: Satisfaction; note: string };
  requestShelving: { reason: string; reviewDate: string };
  decideShelving: { approved: boolean; note: string };
  resume: { note: string };
  requestTermination: { reason: string };
  decideTermination: { approved: boolean; note: string };
  withdraw: { reason: string };
  supplement: { text: string; photos: readonly string[] };
  urge: { text: string };
  join: Record<never, never>;
  rate: { stars: number; satisfaction: Satisfaction; text: string };
  merge: { parent: { id: string; number: string; open: boolean }; note: string };
  follow: { parentId: string; text: string };
  unmerge: { parentId: string };
  supervise: { level: SuperviseLevel; note: string };
  alarm: { level: AlarmLevel };
}

/** The keys of ActionData are exactly the rows of the life cycle: a missing one does not compile. */
export type Action = { [A in ActionName]: { name: A; data: ActionData[A] } }[ActionName];

/** What each action leaves in the log. */
export const eventOf = {
  accept: 'ticket.accepted',
  answer: 'ticket.answered',
  refuse: 'ticket.refused',
  selfResolve: 'ticket.selfResolved',
  dispatch: 'ticket.dispatched',
  sign: 'ticket.signed',
  contact: 'ticket.contacted',
  transfer: 'ticket.transferred',
  coHandle: 'ticket.coHandled',
  requestReturn: 'ticket.returnRequested',
  approveReturn: 'ticket.returnApproved',
  rejectReturn: 'ticket.returnRejected',
  rule: 'ticket.ruled',
  requestExtension: 'ticket.extensionRequested',
  decideExtension: 'ticket.extensionDecided',
  report: 'ticket.reported',
  verify: 'ticket.verified',
  callback: 'ticket.calledBack',
  requestShelving: 'ticket.shelvingRequested',
  decideShelving: 'ticket.shelvingDecided',
  resume: 'ticket.resumed',
  requestTermination: 'ticket.terminationRequested',
  decideTermination: 'ticket.terminationDecided',
  withdraw: 'ticket.withdrawn',
  supplement: 'ticket.supplemented',
  urge: 'ticket.urged',
  join: 'ticket.joined',
  rate: 'ticket.rated',
  merge: 'ticket.merged',
  follow: 'ticket.followed',
  unmerge: 'ticket.unmerged',
  supervise: 'ticket.supervised',
  alarm: 'ticket.alarmed',
} as const satisfies Record<ActionName, TicketEventType>;
