/** The store of suggestions, and their only writer. */
import type { SuggestionTypes } from '@jsjb/shared/suggestion/event';
import { suggestionRecord } from '@jsjb/shared/suggestion/record';
import { isAdopted, type Suggestion, type SuggestionStatus } from '@jsjb/shared/suggestion/suggestion';
import type { Model } from 'mongoose';
import { searchWords } from '../../search';
import type { OutboxMarker } from '../../platform/outbox';
import { factMarks, outboxMarks } from '../../platform/records/outboxMarks';
import type { FactDoc } from '../../platform/records/recordDoc';
import { recordStore } from '../../platform/records/recordStore';
import { besideSuggestion, type SuggestionDoc, type SuggestionSide } from './suggestionModels';

const centre: readonly SuggestionStatus[] = ['submitted', 'accepted', 'adopted', 'partlyAdopted', 'declined'];

function queuesOf(suggestion: Suggestion): string[] {
  const { status, unit } = suggestion;
  if (status === 'returned') return ['author'];
  // Once answered, only what was adopted still has to be carried out.
  const waits = status === 'forwarded' || (status === 'answered' && isAdopted(suggestion));
  const ofUnit = unit && waits ? [`unit:${unit.id}`] : [];
  return centre.includes(status) ? ['centre', ...ofUnit] : ofUnit;
}

/** Nothing is found any more once it is no longer public. */
const publicWordsOf = ({ publication }: Suggestion): string[] =>
  publication ? searchWords(publication.title, publication.text, publication.reply) : [];

export const suggestionStore = (model: Model<SuggestionDoc>, facts: Model<FactDoc>, outbox: OutboxMarker) =>
  recordStore<SuggestionTypes, SuggestionSide>({
    record: suggestionRecord,
    model,
    facts,
    beside: besideSuggestion,
    own: (suggestion, { stored }) => ({
      queues: queuesOf(suggestion),
      ...(stored ? { publicWords: publicWordsOf(suggestion) } : {}),
    }),
    marks: outboxMarks('suggestions', outbox),
    ...factMarks('suggestionFacts', outbox),
    conflict: '这条建议刚刚被别人更新了，请刷新后再试。',
  });

declare module '../../deps' {
  interface Records {
    suggestions: ReturnType<typeof suggestionStore>;
  }
}
