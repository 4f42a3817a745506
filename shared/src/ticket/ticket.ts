/** The ticket (工单): one number from the first word to the end. Pure data, folded from its events. */
import type { Channel, Origin, SourceName } from '../intake/source';
import { isPending, type EmbeddedRequest } from '../kit/embeddedRequest';
import type { Role } from '../kit/role';
import type { OpeningHours } from '../org/unit';
import type { Behalf, ContactWay } from './reach';

export const ticketStatuses = [
  'submitted',
  'pendingReview',
  'pendingSign',
  'handling',
  'returnReview',
  'reported',
  'pendingCallback',
  'shelved',
  'closed',
  'answered',
  'refused',
  'terminated',
  'withdrawn',
  'merged',
] as const;
export type TicketStatus = (typeof ticketStatuses)[number];

export const ticketTypes = ['inquiry', 'help', 'complaint', 'tipOff', 'suggestion', 'praise'] as const;
export type TicketType = (typeof ticketTypes)[number];

export const urgencies = ['normal', 'urgent', 'emergency'] as const;
export type Urgency = (typeof urgencies)[number];

/** The five limits of the city (五级办理时限). */
export const limits = ['instant', '3h', '24h', '3d', '5d'] as const;
export type Limit = (typeof limits)[number];

/** How a ticket reaches its units: 直派, 双派, 首接责任, 联席会议. */
export const dispatchModes = ['direct', 'double', 'firstReceiver', 'ruling'] as const;
export type DispatchMode = (typeof dispatchModes)[number];

export const refusalReasons = [
  'emergencyLine',
  'litigation',
  'petition',
  'notOurCity',
  'unclear',
  'duplicate',
  'unlawful',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

export const contactMethods = ['phone', 'visit', 'message'] as const;
export type ContactMethod = (typeof contactMethods)[number];

export const satisfactions = ['satisfied', 'fairlySatisfied', 'dissatisfied'] as const;
export type Satisfaction = (typeof satisfactions)[number];

/** The requester's own word on what was done. */
export const verdicts = ['solved', 'notSolved', 'neverCame'] as const;
export type Verdict = (typeof verdicts)[number];

export const superviseLevels = ['daily', 'key', 'taskForce'] as const;
export type SuperviseLevel = (typeof superviseLevels)[number];

/** What the scheduler calls for: the light, escalation, supervision, a return left undecided, the centre too slow. */
export const alarmLevels = [
  'yellow',
  'red',
  'unitHead',
  'firstResponsible',
  'daily',
  'key',
  'taskForce',
  'returnLate',
  'centreLate',
  'centreSupervised',
] as const;
export type AlarmLevel = (typeof alarmLevels)[number];

/** Who is told of an alarm; which people that are, the server knows. */
export const audiences = ['handlers', 'head', 'firstResponsible', 'dispatchers', 'supervisors'] as const;
export type Audience = (typeof audiences)[number];

export interface Place {
  text: string;
  areaCode?: string;
  gridId?: string;
  posterId?: string;
  /** WGS84 [longitude, latitude] in degrees. */
  point?: readonly [number, number];
  /** H3 hexCell, resolution 8 (about 0.7 km²), for the heat map and for neighbours. */
  hexCell?: string;
}

/** Name, phone and exact address are not here: they stand sealed beside the log (see the server's privacy). */
export interface Requester {
  personId: string;
  anonymous: boolean;
  /** The role under which the ticket was opened; only residents count for satisfaction. */
  role: Role;
  /** Absent on tickets older than the question, and where nobody was asked. */
  preferredContact?: ContactWay;
  behalf?: Behalf;
}

/** Signed by an actor at an instant. */
export interface Stamp {
  at: Date;
  personId: string;
  unitId?: string;
}

export interface Contact extends Stamp {
  method: ContactMethod;
  reached: boolean;
  note: string;
}

export interface ReturnRequest extends Stamp {
  reason: string;
  evidence: readonly string[];
  /** The centre's own limit for the decision. */
  decideBy: Date;
  /** The status to fall back to when the return is refused. */
  from: 'pendingSign' | 'handling';
  decision?: 'approved' | 'rejected' | 'ruled';
  decidedAt?: Date;
  decisionNote?: string;
}

export const legStatuses = ['pendingSign', 'handling', 'reported', 'ended'] as const;
export type LegStatus = (typeof legStatuses)[number];
export const legEnds = [
  'returned',
  'transferred',
  'ruled',
  'redispatched',
  'withdrawn',
  'terminated',
  'closed',
] as const;
export type LegEnd = (typeof legEnds)[number];

/** One unit's part in a ticket (承办环节), with its own clock. */
export interface Leg {
  id: string;
  unitId: string;
  /** The unit's ancestors from the root, itself last. */
  path: readonly string[];
  role: 'lead' | 'co';
  status: LegStatus;
  startedAt: Date;
  dueAt: Date;
  /** The unit's hours when the leg began, if it is judged by them. */
  opening?: OpeningHours;
  /** Others had the ticket in between: since when the unit has it again. */
  backSince?: Date;
  signed?: Stamp;
  contacts: readonly Contact[];
  reports: readonly Report[];
  returnRequest?: ReturnRequest;
  endedAt?: Date;
  end?: LegEnd;
}

export interface Report extends Stamp {
  text: string;
  photos: readonly string[];
  solved: boolean;
}

/** 延期 and 挂账 and 终止: asked by the unit, decided by the centre. */
export interface UnitRequest extends EmbeddedRequest {
  /** Extension: working days asked for. Shelving: the date to look again. */
  days?: number;
  reviewDate?: string;
  /** For the centre alone. */
  note?: string;
}

/** In working days; a ticket is extended once. */
export const MAX_EXTENSION_DAYS = 10;

/** The resident says that it was not so. */
export interface Objection {
  at: Date;
  text: string;
}

/** A call after the work, or in its place the resident's own word. */
export interface CallbackAttempt extends Stamp {
  contacted: boolean;
  solved?: boolean;
  satisfaction?: Satisfaction;
  note: string;
  /** Pressed by the resident. */
  verdict?: Verdict;
  stars?: number;
  photos?: readonly string[];
  /** It counts nowhere. */
  objection?: Objection;
}

export interface Rating {
  at: Date;
  stars: number;
  satisfaction: Satisfaction;
  text: string;
}

/** Statuses in which the centre is waited for, each with a limit of its own. */
export type CentreStatus = 'submitted' | 'pendingReview' | 'reported' | 'pendingCallback';

/** What the centre is waited for, and by when. */
export interface CentreTurn {
  status: CentreStatus;
  since: Date;
  /** Absent where the rules set no limit. */
  dueAt?: Date;
  /** Until then the requester may answer by themselves; the centre's time begins afterwards. */
  callFrom?: Date;
}

export interface ClockLine {
  date: string;
  counted: boolean;
  reason: string;
}

export interface Pause {
  from: Date;
  to?: Date;
}

/** The resident's clock: starts at the first dispatch and never resets. */
export interface ResidentClock {
  limit: Limit;
  startedAt: Date;
  dueAt: Date;
  rulesVersion: string;
  calendarVersion: string;
  /** Working days added by the one extension. */
  extendedDays: number;
  /** Units are judged by the time they had the ticket; absent under the rules before. */
  ownTime?: true;
  /** Intervals that do not count: shelved, or waiting for the requester. */
  pauses: readonly Pause[];
}

export interface Outcome {
  at: Date;
  kind: 'solved' | 'explained' | 'notContacted' | 'dissatisfied' | 'selfResolved';
}

export interface Ticket {
  id: string;
  number: string;
  /** Counts the events; guards every write. */
  version: number;
  status: TicketStatus;
  type: TicketType;
  channel: Channel;
  /** The door by which it came; absent on tickets older than sources. */
  source?: SourceName;
  /** The merged hotline that was dialled. */
  line?: string;
  /** The system that had it first, and its number there. */
  origin?: Origin;
  urgency: Urgency;
  confidential: boolean;
  content: string;
  photos: readonly string[];
  category?: string;
  place: Place;
  requester: Requester;
  submittedAt: Date;
  updatedAt: Date;
  clock?: ResidentClock;
  /** The centre's own limit while its `status` is the ticket's; absent on older tickets. */
  centre?: CentreTurn;
  mode?: DispatchMode;
  /** The unit that received the ticket first and stays accountable (首接责任). */
  firstUnitId?: string;
  legs: readonly Leg[];
  transfers: number;
  returns: number;
  redos: number;
  extension?: UnitRequest;
  shelving?: UnitRequest;
  termination?: UnitRequest;
  /** Who let the unit's work pass at a verification, the last one at the end. */
  verifiedBy?: readonly string[];
  callbacks: readonly CallbackAttempt[];
  /** How often it was opened again after closing. */
  reopens?: number;
  /** The requester's earlier ticket about the same matter. */
  previousId?: string;
  /** How often it was supplemented, urged and joined. */
  counts?: Readonly<Record<string, number>>;
  /** Who joined under an earlier release, which kept that in the log; since then each is a fact of its own. */
  joins?: readonly string[];
  rating?: Rating;
  supervision?: { level: SuperviseLevel; at: Date; note: string };
  /** What has fired; absent until something does. */
  alarms?: readonly { level: AlarmLevel; at: Date }[];
  parentId?: string;
  /** The matter that its requester had joined before. */
  joinedFrom?: { id: string; number: string };
  outcome?: Outcome;
  /** The last answer the requester was given. */
  answer?: string;
  refusal?: RefusalReason;
}

/** The lead unit's open leg, if the ticket has been dispatched. */
export function leadLeg(ticket: Pick<Ticket, 'legs'>): Leg | undefined {
  return ticket.legs.findLast((leg) => leg.role === 'lead' && leg.status !== 'ended');
}

/** The lead that brought the ticket to its end. */
export const closingLead = ({ legs }: Pick<Ticket, 'legs'>): Leg | undefined =>
  legs.findLast(({ role, status, end }) => role === 'lead' && (status !== 'ended' || end === 'closed'));

/** The unit that asked leads no more: nothing is granted to it, and it keeps nobody from asking anew. */
export const isOutdated = (ticket: Ticket, unitRequest: UnitRequest | undefined): boolean =>
  unitRequest !== undefined && unitRequest.at < (leadLeg(ticket)?.startedAt ?? unitRequest.at);

/** It waits for the centre, and the unit that asked still leads. */
export const isWaiting = (ticket: Ticket, unitRequest: UnitRequest | undefined): boolean =>
  isPending(unitRequest) && !isOutdated(ticket, unitRequest);

/** The one extension was asked for: decided, or waiting to be. */
export const isSpent = (ticket: Ticket): boolean =>
  ticket.extension?.decision !== undefined || isWaiting(ticket, ticket.extension);

/** A leg whose clock runs: its unit has neither reported nor been relieved. */
export const isRunning = (leg: Leg): boolean => leg.status === 'pendingSign' || leg.status === 'handling';

/** Callbacks in which the requester was dissatisfied: each asks for one more round, as far as there are any. */
export const dissatisfactions = (ticket: Ticket): number =>
  ticket.callbacks.filter(
    ({ satisfaction, objection, verdict }) =>
      satisfaction === 'dissatisfied' && verdict !== 'solved' && !objection,
  ).length;

/** The open leg of a unit or of one of its ancestors' posts: a unit's people see the legs below it. */
export function legOf(ticket: Ticket, unitId: string | undefined): Leg | undefined {
  const open = ticket.legs.filter((leg) => leg.status !== 'ended' && leg.unitId === unitId);
  return open.find((leg) => leg.role === 'lead') ?? open[0];
}
