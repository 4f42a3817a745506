/** One action on one suggestion: decided and stored, or refused in words. */
import type { SuggestionCommand } from '@jsjb/shared/suggestion/event';
import type { Caller, Deps } from '../../deps';
import type { SuggestionDoc } from '../store/suggestionModels';

/** `version` is what the caller saw; undefined for what may be added at any time. Throws CONFLICT when somebody was faster. */
export const actOnSuggestion = (
  doc: SuggestionDoc,
  command: SuggestionCommand,
  version: number | undefined,
  { records }: Deps,
  { actor, now, idempotencyKey: key }: Pick<Caller, 'actor' | 'now' | 'idempotencyKey'>,
): Promise<SuggestionDoc> =>
  records.suggestions.act(doc, command, { actor, now, version, key, context: undefined });
