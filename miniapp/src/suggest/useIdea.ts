/** One idea in a person's hands. */
import { useCallback } from 'react';
import type { PublicSuggestionAction, SuggestionDetail } from '@jsjb/shared/contract/peoplesSuggestions';
import { suggestionStatusWords } from '@jsjb/shared/suggestion/words';
import { useActing, type Acting } from '@/acting/useActing';
import { call } from '@/api/client';
import { unspaced } from '@/components/elements/typedNumbers';
import type { LookupSource } from '@/forms/formSpec';
import { categorySource, unitSource } from '@/ticket/actions/lookups';
import { ideaKit } from './actions';

const read = (id: string): Promise<SuggestionDetail> => call('readSuggestion', { params: { id } });

const send = (name: PublicSuggestionAction, id: string, body: Record<string, unknown>) =>
  call(`${name}Suggestion`, { params: { id }, body } as never) as Promise<SuggestionDetail>;

/** Ideas that are still open, the newest first; any other by its number. */
function ideaSource(own: string): LookupSource {
  const optionsOf = async (query: { number?: string; status?: 'accepted' | 'forwarded' }) => {
    const { items } = await call('listSuggestions', { query: { box: 'all', ...query } });
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

export function useIdea(
  id: string | undefined,
  /** Another person reads it anew. */
  person: string,
  beside: { listed?: number; onMoved?: () => void } = {},
): Acting<PublicSuggestionAction, SuggestionDetail> {
  const sourcesOf = useCallback(
    (idea: SuggestionDetail) => ({
      units: unitSource(),
      categories: categorySource,
      ideas: ideaSource(idea.id),
    }),
    [],
  );
  return useActing(ideaKit, { id, reader: person, read, send, sourcesOf, ...beside });
}
