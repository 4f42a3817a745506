/** What has happened to a ticket, as a discriminated union: the log from which the ticket is folded. */
import type { Channel, Origin, SourceName } from '../intake/source';
import type { EventIn, EventOf, NoData } from '../kit/terms';
import type { ActionData } from './action';
import type { ToldReason } from './delayWords';
import type { HandingOn } from './handed';
import type { Rules } from './terms';
import type {
  AlarmLevel,
  ContactMethod,
  DispatchMode,
  Leg,
  Outcome,
  Place,
  RefusalReason,
  Requester,
  ResidentClock,
  Satisfaction,
  SuperviseLevel,
  Ticket,
  TicketType,
  Urgency,
  Verdict,
} from './ticket';

/** What every dispatch-like event carries: new legs, and the resident clock when it starts. */
interface NewLegs {
  legs: readonly Leg[];
  note: string;
}

/** What a joint meeting (联席会议) leaves behind beside its ruling. */
export interface Meeting {
  agenda: string;
  /** Units at the table. */
  attendees: readonly string[];
  /** Other tickets of the kind follow the ruling. */
  precedent: boolean;
}

/** Where a callback leads: another attempt, another handling, back to the centre, or the end. */
export type CallbackEnd = 'retry' | 'redo' | 'review' | Outcome['kind'];

/** Another ticket. */
export interface TicketLink {
  id: string;
  number: string;
}

export interface TicketEventData {
  'ticket.submitted': {
    number: string;
    type: TicketType;
    channel: Channel;
    /** Absent in logs older than sources. */
    source?: SourceName;
    line?: string;
    origin?: Origin;
    urgency: Urgency;
    confidential: boolean;
    content: string;
    photos: readonly string[];
    category?: string;
    place: Place;
    requester: Requester;
    previousId?: string;
    /** Its requester had joined this one, and it was not over for them when it ended. */
    joinedFrom?: TicketLink;
  };
  /** `confidential`: found to be a 举报, which is kept confidential from now on. */
  'ticket.accepted': {
    type: TicketType;
    urgency: Urgency;
    category?: string;
    confidential?: true;
    note: string;
  };
  'ticket.answered': { text: string };
  'ticket.refused': { reason: RefusalReason; text: string };
  'ticket.dispatched': NewLegs & {
    mode: DispatchMode;
    category: string;
    clock: ResidentClock;
    /** The meeting that was held before the ticket went out; the note is what it ruled. */
    meeting?: Meeting;
  };
  'ticket.signed': { legId: string };
  'ticket.contacted': { legId: string; method: ContactMethod; reached: boolean; note: string };
  'ticket.transferred': NewLegs & { legId: string };
  'ticket.coHandled': NewLegs;
  'ticket.returnRequested': {
    legId: string;
    reason: string;
    evidence: readonly string[];
    /** When the centre must have decided. */
    decideBy: Date;
  };
  'ticket.returnApproved': NewLegs & { legId: string };
  'ticket.returnRejected': { legId: string; note: string };
  /** The record of the joint meeting (联席会议); the note is the ruling itself. */
  'ticket.ruled': NewLegs & Meeting & { legId: string };
  'ticket.extensionRequested': ActionData['requestExtension'];
  'ticket.extensionDecided': ToldReason & {
    approved: boolean;
    note: string;
    dueAt?: Date;
    legDueAt?: Date;
  };
  /** The first `before` photos show the state before the work. */
  'ticket.reported': {
    legId: string;
    text: string;
    photos: readonly string[];
    before?: number;
    solved: boolean;
  };
  /** `vouched`: the ticket keeps who let it pass. Absent in logs from before it did, and where it did not pass. */
  'ticket.verified': {
    passed: boolean;
    onSite: boolean;
    note: string;
    photos: readonly string[];
    vouched?: true;
  };
  'ticket.calledBack': {
    contacted: boolean;
    solved?: boolean;
    satisfaction?: Satisfaction;
    note: string;
    leadsTo: CallbackEnd;
  };
  /** The requester's own word, before any call. */
  'ticket.verdictGiven': {
    verdict: Verdict;
    stars?: number;
    text: string;
    photos: readonly string[];
    satisfaction: Satisfaction;
    leadsTo: CallbackEnd;
  };
  /** Against a callback recorded in the requester's name, by its place among them. */
  'ticket.objected': { call: number; text: string; reopens: boolean };
  /** After closing: not solved after all. With the units' new due times, as after a pause. */
  'ticket.reopened': {
    text: string;
    photos: readonly string[];
    to: 'handling' | 'pendingReview';
    dueAt?: Date;
    legDueAt?: Date;
    supervise?: SuperviseLevel;
  };
  'ticket.shelvingRequested': ActionData['requestShelving'];
  /** `reviewDate`: when the plan is looked at again, as the unit proposed. */
  'ticket.shelvingDecided': ToldReason & { approved: boolean; note: string; reviewDate?: string };
  'ticket.resumed': {
    note: string;
    dueAt: Date;
    /** Every unit still at work gets the time of the pause. */
    legDues: readonly { legId: string; dueAt: Date }[];
  };
  'ticket.terminationRequested': ActionData['requestTermination'];
  'ticket.terminationDecided': ToldReason & { approved: boolean; note: string };
  'ticket.withdrawn': { reason: string };
  'ticket.supplemented': { text: string; photos: readonly string[] };
  'ticket.urged': { text: string };
  'ticket.joined': { text?: string; photos?: readonly string[] };
  'ticket.left': NoData;
  'ticket.neighbourAnswered': { verdict: Verdict; text: string; photos: readonly string[] };
  'ticket.rated': { stars: number; satisfaction: Satisfaction; text: string };
  'ticket.merged': { parentId: string; parentNumber: string; note: string };
  'ticket.followed': { parentId: string; text: string };
  /** The one it was merged into ended without having been handled; or a dispatcher's reason. */
  'ticket.unmerged': { parentId: string; reason?: string };
  /** `from`: the level it had before, if any. */
  'ticket.supervised': { level: SuperviseLevel; note: string; from?: SuperviseLevel };
  /** The scheduler's own: `dueAt` is the instant of the rule, the event's `at` when it was carried out. */
  'ticket.alarmed': {
    level: AlarmLevel;
    dueAt: Date;
    rulesVersion: string;
    tells: readonly string[];
    supervise?: SuperviseLevel;
  };
  'ticket.selfResolved': { text: string; photos: readonly string[] };
}

export type TicketEventType = keyof TicketEventData;
type TicketEvents = HandingOn<TicketEventData>;

export type EventBase<T extends TicketEventType> = EventOf<TicketEvents, T>;
/** One event as it is decided. The store adds the sequence, the hash chain and the publishing mark. */
export type TicketEvent = EventIn<TicketEvents>;

/** How the actor is related to the ticket. */
export type Relation =
  /** the requester, in person */
  | 'requester'
  /** anyone with the role: the centre works on every ticket */
  | 'anyone'
  /** an official of a unit with an open leg */
  | 'leg'
  /** an official of the unit that leads */
  | 'leadLeg'
  /** the grid worker of the ticket's grid */
  | 'grid'
  /** not the requester */
  | 'others'
  /** the requester, or a neighbour who joined: no other resident is shown the ticket */
  | 'party';

export interface TicketTypes {
  state: Ticket;
  relation: Relation;
  actions: ActionData;
  events: TicketEvents;
  opening: 'ticket.submitted';
  facts:
    'ticket.supplemented' | 'ticket.urged' | 'ticket.joined' | 'ticket.left' | 'ticket.neighbourAnswered';
  context: Rules;
}

/** The meeting behind an event: before the first dispatch, or over a return. */
export const meetingIn = (event: TicketEvent): Meeting | undefined =>
  event.type === 'ticket.ruled'
    ? event.data
    : event.type === 'ticket.dispatched'
      ? event.data.meeting
      : undefined;
