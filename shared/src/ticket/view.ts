/** What a reader is given of a ticket. The presenter fills these; nothing else leaves the server. */
import { channels } from '../intake/source';
import { lights } from './deadline';
import { holderKinds } from './holder';
import { actionNames } from './lifecycle';
import { contactWays, relations } from './reach';
import {
  dispatchModes,
  legEnds,
  legStatuses,
  limits,
  refusalReasons,
  satisfactions,
  superviseLevels,
  ticketStatuses,
  ticketTypes,
  urgencies,
  verdicts,
} from './ticket';
import { photoView } from '../photo/contract';
import { choice, count, flag, instant, point, z } from '../kit/schema';

export const unitName = z.object({ id: z.string(), name: z.string() });
const ability = choice(actionNames as [(typeof actionNames)[number], ...(typeof actionNames)[number][]]);
const light = choice(lights);

/** Who has the ticket now: a unit, the centre, the requester who is waited for, or nobody. */
const holderView = z.object({
  kind: choice(holderKinds),
  name: z.string(),
  unitId: z.optional(z.string()),
  since: z.optional(instant),
  /** By when they are due; the requester's time to answer ends then. */
  dueAt: z.optional(instant),
  light: z.optional(light),
});

/** How long each of them has had it, in the order in which they first did. */
const heldShare = z.object({ kind: choice(holderKinds), name: z.string(), seconds: count });

/** A row of a list. */
export const ticketSummary = z.object({
  id: z.string(),
  number: z.string(),
  version: count,
  status: choice(ticketStatuses),
  type: choice(ticketTypes),
  urgency: choice(urgencies),
  channel: choice(channels),
  /** The first 80 characters of the content. */
  excerpt: z.string(),
  category: z.optional(z.string()),
  categoryName: z.optional(z.string()),
  place: z.string(),
  /** The lead unit. */
  unit: z.optional(unitName),
  submittedAt: instant,
  updatedAt: instant,
  dueAt: z.optional(instant),
  limit: z.optional(choice(limits)),
  /** Whoever has it: their light, not that of the promise to the requester. */
  light: z.optional(light),
  holder: z.optional(holderView),
  /** The time the requester was told is over, whoever has it. For offices. */
  pastDue: z.optional(flag),
  /** A return waits to be decided; the centre's own limit. For offices. */
  decideBy: z.optional(instant),
  /** Under supervision (督办). For offices. */
  supervised: z.optional(choice(superviseLevels)),
  /** How many wait for it, the requester included; absent when nobody joined. */
  households: z.optional(count),
  /** The reader joined a neighbour's matter. */
  relation: z.optional(choice(['neighbour'])),
  abilities: z.array(ability),
});

export const timelineItem = z.object({
  type: z.string(),
  at: instant,
  title: z.string(),
  /** Who did it, as the reader may know it: a unit or a role, the resident's own word as 您. */
  who: z.string(),
  text: z.optional(z.string()),
  photos: z.array(photoView),
});

export const legView = z.object({
  id: z.string(),
  unit: unitName,
  role: choice(['lead', 'co']),
  status: choice(legStatuses),
  startedAt: instant,
  dueAt: instant,
  light,
  signedAt: z.optional(instant),
  endedAt: z.optional(instant),
  end: z.optional(choice(legEnds)),
  contacted: flag,
  /** Why its time is another than the requester's; absent where it is the same. */
  ownDue: z.optional(choice(['passedOn', 'givenBack', 'hours'])),
  returnRequest: z.optional(
    z.object({
      at: instant,
      reason: z.string(),
      evidence: z.array(z.string()),
      photos: z.array(photoView),
      decideBy: z.optional(instant),
      decision: z.optional(z.string()),
      decisionNote: z.optional(z.string()),
    }),
  ),
});

const unitRequestView = z.object({
  /** As the unit wrote it; what the requester was told stands in the timeline. */
  reason: z.string(),
  /** From the unit to the centre alone. */
  note: z.optional(z.string()),
  days: z.optional(count),
  reviewDate: z.optional(z.string()),
  decision: z.optional(choice(['approved', 'rejected'])),
  decisionNote: z.optional(z.string()),
});

const neighbourWord = z.object({
  verdict: choice(verdicts),
  text: z.string(),
  photos: z.array(photoView),
  at: instant,
});

/** The record of a joint meeting (联席会议). */
const meetingView = z.object({
  at: instant,
  agenda: z.string(),
  attendees: z.array(unitName),
  /** What was ruled. */
  text: z.string(),
  lead: unitName,
  co: z.array(unitName),
  precedent: flag,
});

/** The due time and how it came about, line by line. */
export const dueView = z.object({
  limit: choice(limits),
  startedAt: instant,
  dueAt: instant,
  light,
  lines: z.array(z.object({ date: z.string(), counted: flag, reason: z.string() })),
  /** Before it was extended. */
  originalDueAt: z.optional(instant),
  /** When the unit had done its part, if it has. */
  doneAt: z.optional(instant),
  /** It runs for somebody: a unit has the ticket. */
  running: flag,
  /** The same in sentences, from the dispatch to the due instant. */
  explanation: z.array(z.string()),
});

export const ticketDetail = z.extend(ticketSummary, {
  content: z.string(),
  photos: z.array(photoView),
  confidential: flag,
  gridId: z.optional(z.string()),
  point: z.optional(point),
  requester: z.object({
    name: z.string(),
    phone: z.optional(z.string()),
    /** None was left: only messages in the program reach them. */
    noPhone: z.optional(flag),
    /** Messages in the program reach them. */
    messages: z.optional(flag),
    preferredContact: z.optional(choice(contactWays)),
    /** Raised for somebody else. */
    behalf: z.optional(z.object({ relation: choice(relations), ownPhone: z.optional(z.literal(true)) })),
    /** Told on the telephone, or without signing in: no message reaches them. */
    noAccount: z.optional(flag),
    anonymous: flag,
    own: flag,
    /** With a reason, the reader may see the rest. */ canUnmask: flag,
  }),
  mode: z.optional(choice(dispatchModes)),
  due: z.optional(dueView),
  legs: z.array(legView),
  /** Whose time has passed; empty for who may not know. */
  holders: z.array(heldShare),
  /** Accountable though others took over (首接责任). For offices. */
  firstUnit: z.optional(unitName),
  meetings: z.array(meetingView),
  timeline: z.array(timelineItem),
  /** Words or pictures wait for a person of the centre, or were decided on. */
  hold: z.optional(z.object({ at: instant, decided: flag })),
  answer: z.optional(z.string()),
  refusal: z.optional(choice(refusalReasons)),
  extension: z.optional(unitRequestView),
  shelving: z.optional(unitRequestView),
  termination: z.optional(unitRequestView),
  callbacks: z.array(
    z.object({
      at: instant,
      contacted: flag,
      solved: z.optional(flag),
      satisfaction: z.optional(choice(satisfactions)),
      note: z.string(),
      /** Pressed by the resident. */
      verdict: z.optional(choice(verdicts)),
      stars: z.optional(count),
      /** The requester says that it was not so. */
      objection: z.optional(z.object({ at: instant, text: z.string() })),
      /** The reader may still object to it. */
      objectable: z.optional(flag),
    }),
  ),
  /** Pictures of the work that is to be judged. */
  result: z.optional(z.object({ before: z.array(photoView), after: z.array(photoView) })),
  /** Until when the requester may have it opened again. */
  reopenUntil: z.optional(instant),
  /** The requester's earlier ticket about the same matter. */
  previous: z.optional(z.object({ id: z.string(), number: z.string() })),
  /** The later one that takes this one up again. */
  next: z.optional(z.object({ id: z.string(), number: z.string() })),
  rating: z.optional(
    z.object({ at: instant, stars: count, satisfaction: choice(satisfactions), text: z.string() }),
  ),
  supervision: z.optional(z.object({ level: choice(superviseLevels), at: instant, note: z.string() })),
  parentId: z.optional(z.string()),
  transfers: count,
  returns: count,
  redos: count,
  urges: count,
  joins: count,
  /** What was merged into it, for those who work on it; who raised it and notes between offices are left out. */
  merged: z.optional(
    z.array(
      z.object({
        /** For the centre, which opens it. */
        id: z.optional(z.string()),
        number: z.string(),
        status: choice(ticketStatuses),
        submittedAt: instant,
        content: z.string(),
        place: z.string(),
        photos: z.array(photoView),
        /** The newest of what was added to it. */
        added: z.array(z.object({ at: instant, text: z.string(), photos: z.array(photoView) })),
      }),
    ),
  ),
  /** How the one stands that it was merged into. */
  mergedInto: z.optional(
    z.object({
      /** For offices. */
      number: z.optional(z.string()),
      status: choice(ticketStatuses),
      unit: z.optional(unitName),
      dueAt: z.optional(instant),
      light: z.optional(light),
    }),
  ),
  /** To a neighbour who joined: what they said of the end, and the ticket of their own that came of it. */
  neighbour: z.optional(
    z.object({
      answer: z.optional(neighbourWord),
      ownTicket: z.optional(z.object({ id: z.string(), number: z.string() })),
    }),
  ),
  /** To offices: those who joined, and what they say of the end. */
  neighbours: z.optional(
    z.object({
      households: count,
      verdicts: z.object({ solved: count, notSolved: count, neverCame: count }),
      /** The newest of those who are not content. */
      words: z.array(neighbourWord),
    }),
  ),
});

export type TicketSummary = z.output<typeof ticketSummary>;
export type TicketDetail = z.output<typeof ticketDetail>;
export type TimelineItem = z.output<typeof timelineItem>;
export type MeetingView = z.output<typeof meetingView>;
export type HolderView = z.output<typeof holderView>;
export type HeldShareView = z.output<typeof heldShare>;
export type LegView = z.output<typeof legView>;
export type DueView = z.output<typeof dueView>;
