/** The only writer of a suggestion's state. */
import type { SuggestionEvent, SuggestionEventOf } from '@jsjb/shared/suggestion/event';
import { evolveSuggestion, openSuggestion } from '@jsjb/shared/suggestion/evolve';
import type { Suggestion, SuggestionStatus } from '@jsjb/shared/suggestion/suggestion';
import type { Model } from 'mongoose';
import { appendEvent, chained } from './eventChain';
import { suggestionOf, type SuggestionDoc } from './suggestionModels';

const centre: readonly SuggestionStatus[] = ['submitted', 'accepted', 'adopted', 'partlyAdopted', 'declined'];

export function queuesOf({ status, unit }: Suggestion): string[] {
  if (status === 'returned') return ['author'];
  const ofUnit = unit && ['forwarded', 'answered'].includes(status) ? [`unit:${unit.id}`] : [];
  return centre.includes(status) ? ['centre', ...ofUnit] : ofUnit;
}

/** The document of a new suggestion; not stored yet. */
export function newSuggestionDoc(
  event: SuggestionEventOf<'suggestion.submitted'>,
  extra: Pick<SuggestionDoc, '_id' | 'once' | 'personal'>,
): SuggestionDoc {
  const { id: _, ...state } = openSuggestion(extra._id.toHexString(), event);
  const events = [chained<SuggestionEvent>(event, 1, '')];
  return { ...extra, ...state, events, queues: ['centre'] };
}

/** Appends one event and stores what it makes of the suggestion. Throws CONFLICT when somebody was faster. */
export function moveSuggestion(
  suggestions: Model<SuggestionDoc>,
  doc: SuggestionDoc,
  event: SuggestionEvent,
  key?: string,
): Promise<SuggestionDoc> {
  const before = suggestionOf(doc);
  const after = evolveSuggestion(before, event);
  return appendEvent(suggestions, doc, { before, after, event, own: { queues: queuesOf(after) }, key });
}
