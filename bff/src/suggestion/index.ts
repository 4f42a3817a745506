/** Suggestions, for other features. */
export { canUnmaskAuthor } from './access/suggestionAccess';
export { told, type SuggestionNoticeDraft, work } from './access/suggestionNotices';
export { findSuggestion, findSuggestions, readSuggestion, suggestionOf } from './queries/suggestionLists';
export type { SuggestionDoc } from './store/suggestionModels';
export { tell } from './subscriptions/notifySuggestion';
