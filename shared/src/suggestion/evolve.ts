/** Folds events into the suggestion. Total and pure: the stored suggestion is always the fold of its log. */
import { defined } from '../defined';
import type { SuggestionEvent, SuggestionEventOf, SuggestionEventType } from './event';
import type { Suggestion, DecisionKind } from './suggestion';

type Fold<T extends SuggestionEventType> = (
  suggestion: Suggestion,
  event: SuggestionEventOf<T>,
) => Partial<Suggestion>;

const judged =
  (kind: DecisionKind): Fold<'suggestion.adopted' | 'suggestion.partlyAdopted' | 'suggestion.declined'> =>
  (_, { at, data }) => ({ status: kind, decision: { kind, at, ...data } });

const folds: { [T in Exclude<SuggestionEventType, 'suggestion.submitted'>]: Fold<T> } = {
  'suggestion.accepted': ({ category }, { data }) =>
    defined({ status: 'accepted', category: data.category ?? category }),
  'suggestion.givenBack': (_, { data }) => ({ status: 'returned', returnReason: data.reason }),
  'suggestion.revised': (_, { data }) => ({ status: 'submitted', ...data }),
  'suggestion.withdrawn': () => ({ status: 'withdrawn' }),
  'suggestion.merged': (_, { data }) => ({
    status: 'merged',
    parentId: data.parentId,
    parentNumber: data.parentNumber,
  }),
  'suggestion.unmerged': () => ({ status: 'submitted', parentId: undefined, parentNumber: undefined }),
  'suggestion.forwarded': (_, { data }) => ({ status: 'forwarded', unit: data.unit }),
  'suggestion.adopted': judged('adopted'),
  'suggestion.partlyAdopted': judged('partlyAdopted'),
  'suggestion.declined': judged('declined'),
  'suggestion.answered': (_, { data }) => ({ status: 'answered', answer: data.text }),
  'suggestion.carriedOut': (_, { at, data }) => ({ status: 'carriedOut', evidence: { at, ...data } }),
  'suggestion.rewarded': () => ({ status: 'rewarded' }),
  'suggestion.cosigned': ({ cosigners }, { by }) => ({ cosigners: [...cosigners, by.personId] }),
  'suggestion.published': (_, { at, data }) => ({ publication: { at, ...data } }),
  // Only the key's absence says that nothing is public.
  'suggestion.unpublished': () => ({ publication: undefined }),
};

export function openSuggestion(id: string, event: SuggestionEventOf<'suggestion.submitted'>): Suggestion {
  const { raisedAt, ...data } = event.data;
  return defined({
    id,
    ...data,
    version: 1,
    status: 'submitted' as const,
    cosigners: [],
    submittedAt: raisedAt ?? event.at,
    updatedAt: event.at,
  });
}

/** The suggestion after one more event. */
export function evolveSuggestion(suggestion: Suggestion, event: SuggestionEvent): Suggestion {
  if (event.type === 'suggestion.submitted') throw new Error('a suggestion is submitted once');
  // The table is keyed by the event's own type; TypeScript cannot correlate the two unions.
  const fold = folds[event.type] as Fold<typeof event.type>;
  return defined({
    ...suggestion,
    ...fold(suggestion, event),
    version: suggestion.version + 1,
    updatedAt: event.at,
  });
}

/** Rebuilds a suggestion from its whole log. */
export function replaySuggestion(id: string, events: readonly SuggestionEvent[]): Suggestion {
  const [first, ...rest] = events;
  if (first?.type !== 'suggestion.submitted')
    throw new Error(`the log of ${id} does not begin with a submission`);
  return rest.reduce(evolveSuggestion, openSuggestion(id, first));
}
