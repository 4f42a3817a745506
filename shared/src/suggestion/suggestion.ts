/** A suggestion (人民建议): a suggestion of a resident on its way to a unit's decision. Pure data, folded from its events. */
import type { UnitRef } from '../org/unit';

export const suggestionStatuses = [
  'submitted',
  'accepted',
  'returned',
  'merged',
  'forwarded',
  'adopted',
  'partlyAdopted',
  'declined',
  'answered',
  'carriedOut',
  'rewarded',
  'withdrawn',
] as const;
export type SuggestionStatus = (typeof suggestionStatuses)[number];

/** 采纳, 部分采纳, 不采纳. */
export const decisions = ['adopted', 'partlyAdopted', 'declined'] as const;
export type DecisionKind = (typeof decisions)[number];

export const suggestionChannels = ['miniapp', 'poster', 'campaign', 'ticket', 'provincial'] as const;
export type SuggestionChannel = (typeof suggestionChannels)[number];

export interface Author {
  personId: string;
  anonymous: boolean;
}

export interface Decision {
  kind: DecisionKind;
  at: Date;
  unitId: string;
  /** Why, for the file. */
  reason: string;
  /** What the author is told. */
  reply: string;
}

/** What may be shown to everybody: a text that a person has read and freed of names. */
export interface Publication {
  at: Date;
  title: string;
  text: string;
  /** What the unit decided, in words for everybody. */
  reply: string;
}

export interface SuggestionPlace {
  text: string;
  areaCode?: string;
  gridId?: string;
  posterId?: string;
}

export interface Suggestion {
  id: string;
  number: string;
  /** Counts the events; guards every write. */
  version: number;
  status: SuggestionStatus;
  title: string;
  content: string;
  photos: readonly string[];
  channel: SuggestionChannel;
  author: Author;
  /** The kind of matter, in the catalogue of tickets, so that its volume can be followed. */
  category?: string;
  place: SuggestionPlace;
  /** The campaign (征集主题) it answers. */
  campaignId?: string;
  /** The author's own tickets that it grew out of. */
  ticketIds: readonly string[];
  /** Its number on the provincial platform, kept for ever. */
  provincialNumber?: string;
  /** How many co-signed it. */
  counts?: Readonly<Record<string, number>>;
  /** Who co-signed under an earlier release, which kept that in the log; since then each is a fact of its own. */
  cosigners?: readonly string[];
  unit?: UnitRef;
  decision?: Decision;
  /** The answer as the author was given it. */
  answer?: string;
  /** Why it was given back to the author. */
  returnReason?: string;
  evidence?: { at: Date; text: string; photos: readonly string[] };
  publication?: Publication;
  parentId?: string;
  parentNumber?: string;
  submittedAt: Date;
  updatedAt: Date;
}

export const isAdopted = ({ decision }: Pick<Suggestion, 'decision'>): boolean =>
  decision !== undefined && decision.kind !== 'declined';
