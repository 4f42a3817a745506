/** One action on one suggestion: guard the version, decide, write the event. */
import { AppError } from '@jsjb/shared/errors';
import { asError } from '@jsjb/shared/refusal';
import type { SuggestionCommand } from '@jsjb/shared/suggestion/event';
import { suggestionRecord } from '@jsjb/shared/suggestion/record';
import type { Caller, Deps } from '../deps';
import { isLogged } from '../models/eventLog';
import { moveSuggestion } from '../models/moveSuggestion';
import { suggestionOf, type SuggestionDoc } from '../models/suggestionModels';

const TRIES = 8;

/** `version` is what the caller saw; undefined for what may be added at any time. Throws CONFLICT when somebody was faster. */
export async function actOnSuggestion(
  doc: SuggestionDoc,
  command: SuggestionCommand,
  version: number | undefined,
  deps: Deps,
  { actor, now, idempotencyKey: key }: Pick<Caller, 'actor' | 'now' | 'idempotencyKey'>,
): Promise<SuggestionDoc> {
  const { suggestions } = deps.models;
  const step = { types: suggestionRecord.eventsOf(command.name), key, personId: actor.personId };
  for (let left = TRIES, current = doc; ;) {
    // Whoever was faster may have been the same request, sent twice.
    if (isLogged(current.events, step)) return current;
    if (version !== undefined && version !== current.version)
      throw new AppError('CONFLICT', { userMessage: '这条建议刚刚被别人更新了，请刷新后再试。' });
    const decision = suggestionRecord.decide(suggestionOf(current), command, actor, now);
    if (!decision.ok) throw asError(decision);
    try {
      return await moveSuggestion(suggestions, current, decision.event, deps.outbox, key);
    } catch (error) {
      left -= 1;
      if (!(error instanceof AppError && error.code === 'CONFLICT') || left === 0) throw error;
      const fresh = await suggestions.findById(doc._id).lean<SuggestionDoc>();
      if (!fresh) throw error;
      current = fresh;
    }
  }
}
