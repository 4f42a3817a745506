/** The only writer of a suggestion's state. */
import type { SuggestionEvent, SuggestionEventOf } from '@jsjb/shared/suggestion/event';
import { suggestionRecord } from '@jsjb/shared/suggestion/record';
import { isAdopted, type Suggestion, type SuggestionStatus } from '@jsjb/shared/suggestion/suggestion';
import type { Model } from 'mongoose';
import type { OutboxMarker } from '../platform/outbox';
import { searchWords } from '../dispatch/advice/searchWords';
import { appendEvent, chained } from './eventLog';
import { suggestionOf, type SuggestionDoc } from './suggestionModels';

const centre: readonly SuggestionStatus[] = ['submitted', 'accepted', 'adopted', 'partlyAdopted', 'declined'];

export function queuesOf(suggestion: Suggestion): string[] {
  const { status, unit } = suggestion;
  if (status === 'returned') return ['author'];
  // Once answered, only what was adopted still has to be carried out.
  const waits = status === 'forwarded' || (status === 'answered' && isAdopted(suggestion));
  const ofUnit = unit && waits ? [`unit:${unit.id}`] : [];
  return centre.includes(status) ? ['centre', ...ofUnit] : ofUnit;
}

/** The document of a new suggestion; not stored yet. */
export function newSuggestionDoc(
  event: SuggestionEventOf<'suggestion.submitted'>,
  extra: Pick<SuggestionDoc, '_id' | 'idempotency' | 'personal'>,
  outbox: OutboxMarker,
): SuggestionDoc {
  const { id: _, ...state } = suggestionRecord.open(extra._id.toHexString(), event);
  const events = [chained<SuggestionEvent>(event, 1, '')];
  return { ...extra, ...state, events, queues: ['centre'], outbox: outbox.markNew('suggestions', events) };
}

/** Appends one event and stores what it makes of the suggestion. Throws CONFLICT when somebody was faster. */
export function moveSuggestion(
  suggestions: Model<SuggestionDoc>,
  doc: SuggestionDoc,
  event: SuggestionEvent,
  outbox: OutboxMarker,
  key?: string,
): Promise<SuggestionDoc> {
  const before = suggestionOf(doc);
  const after = suggestionRecord.evolve(before, event);
  const { publication } = after;
  const own = {
    queues: queuesOf(after),
    // Nothing is found any more once it is no longer public.
    publicWords: publication ? searchWords(publication.title, publication.text, publication.reply) : [],
  };
  return appendEvent(suggestions, doc, { before, after, event, own, key }, outbox);
}
