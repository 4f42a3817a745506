/** What each event makes of a suggestion. */
import { defined } from '../kit/defined';
import type { Fold, Folds } from '../kit/terms';
import type { SuggestionTypes } from './event';
import type { DecisionKind } from './suggestion';

const judged =
  (
    kind: DecisionKind,
  ): Fold<SuggestionTypes, 'suggestion.adopted' | 'suggestion.partlyAdopted' | 'suggestion.declined'> =>
  (_, { at, data }) => ({ status: kind, decision: { kind, at, ...data } });

export const suggestionFolds: Folds<SuggestionTypes> = {
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
  // Under an earlier release it stood in the log.
  'suggestion.cosigned': ({ cosigners = [] }, { by }) => ({ cosigners: [...cosigners, by.personId] }),
  'suggestion.published': (_, { at, data }) => ({ publication: { at, ...data } }),
  // Only the key's absence says that nothing is public.
  'suggestion.unpublished': () => ({ publication: undefined }),
};
