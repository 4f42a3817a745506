/** What can be done to a suggestion, and what has happened to it: the log from which it is folded. */
import type { CommandIn, EventIn, EventOf } from '../kit/terms';
import type { UnitRef } from '../org/unit';
import type { Author, Suggestion, SuggestionChannel, SuggestionPlace } from './suggestion';

export interface SuggestionActionData {
  accept: { category?: string; note: string };
  giveBack: { reason: string };
  revise: { title: string; content: string; photos: readonly string[] };
  withdraw: { reason: string };
  merge: { parent: { id: string; number: string; open: boolean }; note: string };
  unmerge: { parentId: string };
  forward: { unit: UnitRef; note: string };
  adopt: { reason: string; reply: string };
  adoptPartly: { reason: string; reply: string };
  decline: { reason: string; reply: string };
  answer: { text: string };
  carryOut: { text: string; photos: readonly string[] };
  reward: { rewardId: string; fen: number; certificate: boolean };
  cosign: Record<never, never>;
  publish: { title: string; text: string; reply: string };
  unpublish: { reason: string };
}

export type SuggestionAction = keyof SuggestionActionData;
export type SuggestionCommand = CommandIn<SuggestionActionData>;

interface Judged {
  unitId: string;
  reason: string;
  reply: string;
}

export interface SuggestionEventData {
  'suggestion.submitted': {
    number: string;
    title: string;
    content: string;
    photos: readonly string[];
    channel: SuggestionChannel;
    author: Author;
    category?: string;
    place: SuggestionPlace;
    campaignId?: string;
    ticketIds: readonly string[];
    provincialNumber?: string;
    /** When it was raised, for those that come from elsewhere. */
    raisedAt?: Date;
  };
  'suggestion.accepted': SuggestionActionData['accept'];
  'suggestion.givenBack': { reason: string };
  'suggestion.revised': SuggestionActionData['revise'];
  'suggestion.withdrawn': { reason: string };
  'suggestion.merged': { parentId: string; parentNumber: string; note: string };
  'suggestion.unmerged': SuggestionActionData['unmerge'];
  'suggestion.forwarded': SuggestionActionData['forward'];
  'suggestion.adopted': Judged;
  'suggestion.partlyAdopted': Judged;
  'suggestion.declined': Judged;
  'suggestion.answered': { text: string };
  'suggestion.carriedOut': { text: string; photos: readonly string[] };
  'suggestion.rewarded': SuggestionActionData['reward'];
  'suggestion.cosigned': Record<never, never>;
  'suggestion.published': SuggestionActionData['publish'];
  'suggestion.unpublished': { reason: string };
}
export type SuggestionEventType = keyof SuggestionEventData;

export type SuggestionEventOf<T extends SuggestionEventType> = EventOf<SuggestionEventData, T>;
export type SuggestionEvent = EventIn<SuggestionEventData>;

/** How the actor is related to the suggestion. */
export type SuggestionRelation =
  | 'author'
  /** not the author */
  | 'others'
  | 'anyone'
  /** an official of the unit it was forwarded to, or of a unit above; not the author, nobody judges their own suggestion */
  | 'unit';

export interface SuggestionTypes {
  state: Suggestion;
  relation: SuggestionRelation;
  actions: SuggestionActionData;
  events: SuggestionEventData;
  opening: 'suggestion.submitted';
  facts: 'suggestion.cosigned';
}
