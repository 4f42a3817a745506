/** The life of a suggestion as data: the API, the buttons, the start-up proof and the property tests read this table. */
import type { Life } from '../kit/terms';
import type { SuggestionAction, SuggestionTypes } from './event';
import type { SuggestionStatus } from './suggestion';

/** Decided, and not yet closed for good. */
const decided = ['adopted', 'partlyAdopted', 'declined'] as const;
/** Answered: what was adopted may be public. */
const answered = ['answered', 'carriedOut', 'rewarded'] as const;

/** While it can still change something. */
export const openSuggestions: readonly SuggestionStatus[] = ['submitted', 'accepted', 'forwarded'];

export const cosignedAlready = '您已经附议过这条建议了，每人一次，谢谢您的支持。';

export const suggestionLife: Life<SuggestionTypes> = {
  accept: {
    from: ['submitted'],
    to: ['accepted'],
    by: { agent: 'others', dispatcher: 'others' },
    event: 'suggestion.accepted',
  },
  giveBack: {
    from: ['submitted', 'accepted'],
    to: ['returned'],
    by: { agent: 'others', dispatcher: 'others' },
    event: 'suggestion.givenBack',
  },
  revise: {
    from: ['returned'],
    to: ['submitted'],
    by: { resident: 'author' },
    event: 'suggestion.revised',
  },
  withdraw: {
    from: ['submitted', 'returned', 'accepted'],
    to: ['withdrawn'],
    by: { resident: 'author' },
    event: 'suggestion.withdrawn',
  },
  merge: {
    from: ['submitted', 'accepted'],
    to: ['merged'],
    by: { dispatcher: 'others' },
    makes: ['suggestion.merged'],
  },
  /** The one it was merged into was taken back or given back: nobody's suggestion is lost with somebody else's. */
  unmerge: {
    from: ['merged'],
    to: ['submitted'],
    by: { system: 'anyone' },
    event: 'suggestion.unmerged',
  },
  forward: {
    from: ['accepted', 'forwarded'],
    to: ['forwarded'],
    by: { dispatcher: 'others' },
    event: 'suggestion.forwarded',
  },
  adopt: { from: ['forwarded'], to: ['adopted'], by: { official: 'unit' }, makes: ['suggestion.adopted'] },
  adoptPartly: {
    from: ['forwarded'],
    to: ['partlyAdopted'],
    by: { official: 'unit' },
    makes: ['suggestion.partlyAdopted'],
  },
  decline: {
    from: ['forwarded'],
    to: ['declined'],
    by: { official: 'unit' },
    makes: ['suggestion.declined'],
  },
  answer: {
    from: decided,
    to: ['answered'],
    by: { official: 'unit', dispatcher: 'others' },
    event: 'suggestion.answered',
  },
  carryOut: {
    from: ['answered'],
    to: ['carriedOut'],
    by: { official: 'unit' },
    event: 'suggestion.carriedOut',
  },
  /** Follows a reward that has arrived; no person presses it. */
  reward: {
    from: ['carriedOut'],
    to: ['rewarded'],
    by: { system: 'anyone' },
    event: 'suggestion.rewarded',
  },
  cosign: {
    from: openSuggestions,
    to: ['same'],
    by: { resident: 'others' },
    event: 'suggestion.cosigned',
    fact: { again: cosignedAlready },
  },
  publish: { from: answered, to: ['same'], by: { dispatcher: 'others' }, event: 'suggestion.published' },
  unpublish: { from: answered, to: ['same'], by: { dispatcher: 'anyone' }, event: 'suggestion.unpublished' },
};

export const suggestionActions = Object.keys(suggestionLife) as SuggestionAction[];

/** Nothing has to follow; an adopted one may still be carried out and rewarded. */
export const suggestionEnds: readonly SuggestionStatus[] = [
  'answered',
  'merged',
  'carriedOut',
  'rewarded',
  'withdrawn',
];
