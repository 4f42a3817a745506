/** The life of a suggestion as data: the API, the buttons, the start-up proof and the property tests read this table. */
import { proveLife, type Transition } from '../transition';
import { suggestionStatuses, type SuggestionStatus } from './suggestion';

/** How the actor must stand to the suggestion. */
export type SuggestionRelation =
  | 'author'
  /** not the author */
  | 'others'
  | 'anyone'
  /** an official of the unit it was forwarded to, or of a unit above; not the author, nobody judges their own suggestion */
  | 'unit';

type Row = Transition<SuggestionStatus, SuggestionRelation>;

/** Decided, and not yet closed for good. */
const decided = ['adopted', 'partlyAdopted', 'declined'] as const;
/** While it can still change something. */
const open = ['submitted', 'accepted', 'forwarded'] as const satisfies readonly SuggestionStatus[];

export const suggestionLife = {
  accept: { from: ['submitted'], to: ['accepted'], by: { agent: 'others', dispatcher: 'others' } },
  giveBack: {
    from: ['submitted', 'accepted'],
    to: ['returned'],
    by: { agent: 'others', dispatcher: 'others' },
  },
  revise: { from: ['returned'], to: ['submitted'], by: { resident: 'author' } },
  withdraw: {
    from: ['submitted', 'returned', 'accepted'],
    to: ['withdrawn'],
    by: { resident: 'author' },
  },
  merge: { from: ['submitted', 'accepted'], to: ['merged'], by: { dispatcher: 'others' } },
  /** The one it was merged into was taken back or given back: nobody's suggestion is lost with somebody else's. */
  unmerge: { from: ['merged'], to: ['submitted'], by: { system: 'anyone' } },
  forward: { from: ['accepted', 'forwarded'], to: ['forwarded'], by: { dispatcher: 'others' } },
  adopt: { from: ['forwarded'], to: ['adopted'], by: { official: 'unit' } },
  adoptPartly: { from: ['forwarded'], to: ['partlyAdopted'], by: { official: 'unit' } },
  decline: { from: ['forwarded'], to: ['declined'], by: { official: 'unit' } },
  answer: { from: decided, to: ['answered'], by: { official: 'unit', dispatcher: 'others' } },
  carryOut: { from: ['answered'], to: ['carriedOut'], by: { official: 'unit' } },
  /** Follows a reward that has arrived; no person presses it. */
  reward: { from: ['carriedOut'], to: ['rewarded'], by: { system: 'anyone' } },
  cosign: { from: open, to: ['same'], by: { resident: 'others' } },
  publish: {
    from: ['answered', 'carriedOut', 'rewarded'],
    to: ['same'],
    by: { dispatcher: 'others' },
  },
  unpublish: {
    from: ['answered', 'carriedOut', 'rewarded'],
    to: ['same'],
    by: { dispatcher: 'anyone' },
  },
} as const satisfies Record<string, Row>;

export type SuggestionAction = keyof typeof suggestionLife;
export const suggestionActions = Object.keys(suggestionLife) as SuggestionAction[];
export const suggestionRow = (action: SuggestionAction): Row => suggestionLife[action];

/** Nothing has to follow; an adopted one may still be carried out and rewarded. */
export const suggestionEnds: readonly SuggestionStatus[] = [
  'answered',
  'merged',
  'carriedOut',
  'rewarded',
  'withdrawn',
];
export const openSuggestions: readonly SuggestionStatus[] = open;

export const proveSuggestionLife = (rows: Readonly<Record<string, Row>> = suggestionLife): void =>
  proveLife({
    name: 'suggestion',
    statuses: suggestionStatuses,
    start: 'submitted',
    ends: suggestionEnds,
    rows,
  });
