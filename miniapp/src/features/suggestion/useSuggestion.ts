/** One suggestion in a person's hands. */
import { useCallback } from 'react';
import type { Endpoint } from '@jsjb/shared/kit/endpoint';
import {
  type PublicSuggestionAction,
  type SuggestionDetail,
  suggestionEndpoints,
} from '@jsjb/shared/suggestion/contract';
import { suggestionStatusWords } from '@jsjb/shared/suggestion/words';
import { useActing, type Acting } from '@/acting/useActing';
import { request } from '@/api/client';
import { unspaced } from '@/components/elements/typedNumbers';
import type { LookupSource } from '@/forms/formSpec';
import { categorySource, unitSource } from '@/features/ticket/actions/lookups';
import { suggestionKit } from './actions';

const read = (id: string): Promise<SuggestionDetail> =>
  request(suggestionEndpoints.readSuggestion, { params: { id } });

const send = (name: PublicSuggestionAction, id: string, body: Record<string, unknown>) =>
  request<Endpoint>(suggestionEndpoints[`${name}Suggestion`], {
    params: { id },
    body,
  } as never) as Promise<SuggestionDetail>;

/** Suggestions that are still open, the newest first; any other by its number. */
function suggestionSource(own: string): LookupSource {
  const optionsOf = async (query: { number?: string; status?: 'accepted' | 'forwarded' }) => {
    const { items } = await request(suggestionEndpoints.listSuggestions, {
      query: { queue: 'all', ...query },
    });
    return items
      .filter(({ id, status }) => id !== own && ['submitted', 'accepted', 'forwarded'].includes(status))
      .map(({ id, title, number, status }) => ({
        value: id,
        label: title,
        hint: `${suggestionStatusWords[status]} · ${number}`,
      }));
  };
  return {
    load: async () => [
      ...(await optionsOf({ status: 'forwarded' })),
      ...(await optionsOf({ status: 'accepted' })),
    ],
    find: async (typed) => {
      const number = unspaced(typed).toUpperCase();
      return /^JY\d{8,}[0-9X]$/.test(number) ? optionsOf({ number }) : [];
    },
    placeholder: '输入建议编号，或从下面选',
    nothing: '没有还在办理的其他建议',
  };
}

export function useSuggestion(
  id: string | undefined,
  /** Another person reads it anew. */
  person: string,
  beside: { listed?: number; onMoved?: () => void } = {},
): Acting<PublicSuggestionAction, SuggestionDetail> {
  const sourcesOf = useCallback(
    (suggestion: SuggestionDetail) => ({
      units: unitSource(),
      categories: categorySource,
      suggestions: suggestionSource(suggestion.id),
    }),
    [],
  );
  return useActing(suggestionKit, { id, reader: person, read, send, sourcesOf, ...beside });
}
