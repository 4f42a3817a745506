/** What can be done to a ticket, with what it needs to know. References are already loaded by the command. */
import type { CommandIn, NoData } from '../kit/terms';
import type { UnitRef } from '../org/unit';
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
  Verdict,
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

/** The requester reads the reason; the note is for the centre alone. */
interface UnitAsks {
  reason: string;
  note?: string;
}

/** `toResident`: the reason as the centre puts it; as the unit wrote it when left out. */
interface CentreDecides {
  approved: boolean;
  note: string;
  toResident?: string;
}

export interface ActionData {
  accept: { type?: TicketType; urgency?: Urgency; category?: string; note: string };
  answer: { text: string };
  refuse: { reason: RefusalReason; text: string };
  selfResolve: { text: string; photos: readonly string[] };
  dispatch: Assignment & MeetingData & { mode: DispatchMode; category: string; limit: Limit };
  sign: NoData;
  contact: { method: ContactMethod; reached: boolean; note: string };
  transfer: { to: UnitRef; reason: string };
  coHandle: { co: readonly UnitRef[]; note: string };
  requestReturn: { reason: string; evidence: readonly string[] };
  approveReturn: Assignment;
  rejectReturn: { note: string };
  rule: Assignment & MeetingData;
  requestExtension: UnitAsks & { days: number };
  decideExtension: CentreDecides;
  report: { text: string; photos: readonly string[]; before?: number; solved: boolean };
  verify: { passed: boolean; note: string; photos: readonly string[] };
  callback: { contacted: boolean; solved?: boolean; satisfaction?: Satisfaction; note: string };
  verdict: { verdict: Verdict; stars?: number; text: string; photos: readonly string[] };
  object: { call: number; text: string };
  reopen: { text: string; photos: readonly string[] };
  requestShelving: UnitAsks & { reviewDate: string };
  decideShelving: CentreDecides;
  resume: { note: string };
  requestTermination: UnitAsks;
  decideTermination: CentreDecides;
  withdraw: { reason: string };
  supplement: { text: string; photos: readonly string[] };
  urge: { text: string };
  /** What they had written before they found that it is the same matter. */
  join: { text?: string; photos?: readonly string[] };
  leave: NoData;
  neighbourAnswer: { verdict: Verdict; text: string; photos: readonly string[] };
  rate: { stars: number; satisfaction: Satisfaction; text: string };
  merge: { parent: { id: string; number: string; open: boolean; confidential?: boolean }; note: string };
  follow: { parentId: string; text: string };
  unmerge: { reason?: string };
  supervise: { level: SuperviseLevel; note: string };
  alarm: { level: AlarmLevel };
}

export type ActionName = keyof ActionData;
export type Action = CommandIn<ActionData>;
