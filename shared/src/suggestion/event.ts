/** What can be done to a suggestion, and what has happened to it: the log from which it is folded. */
import type { Actor } from '../people/role';
import type { UnitRef } from '../people/unit';
import type { SuggestionAction } from './lifecycle';
import type { Author, SuggestionChannel, SuggestionPlace } from './suggestion';

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

/** The keys of SuggestionActionData are exactly the rows of the life: a missing one does not compile. */
export type SuggestionCommand = {
  [A in SuggestionAction]: { name: A; data: SuggestionActionData[A] };
}[SuggestionAction];

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

export interface SuggestionEventOf<T extends SuggestionEventType> {
  type: T;
  at: Date;
  by: Actor;
  data: SuggestionEventData[T];
}
export type SuggestionEvent = { [T in SuggestionEventType]: SuggestionEventOf<T> }[SuggestionEventType];

/** What each action leaves in the log. */
export const suggestionEventOf = {
  accept: 'suggestion.accepted',
  giveBack: 'suggestion.givenBack',
  revise: 'suggestion.revised',
  withdraw: 'suggestion.withdrawn',
  merge: 'suggestion.merged',
  unmerge: 'suggestion.unmerged',
  forward: 'suggestion.forwarded',
  adopt: 'suggestion.adopted',
  adoptPartly: 'suggestion.partlyAdopted',
  decline: 'suggestion.declined',
  answer: 'suggestion.answered',
  carryOut: 'suggestion.carriedOut',
  reward: 'suggestion.rewarded',
  cosign: 'suggestion.cosigned',
  publish: 'suggestion.published',
  unpublish: 'suggestion.unpublished',
} as const satisfies Record<SuggestionAction, SuggestionEventType>;
