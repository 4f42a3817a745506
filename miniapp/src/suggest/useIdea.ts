/** One idea: read, acted upon, read anew when somebody else was quicker. */
import { useEffect, useMemo, useState } from 'react';
import type { PublicSuggestionAction, SuggestionDetail } from '@jsjb/shared/contract/peoplesSuggestions';
import { suggestionActionWords, suggestionStatusWords } from '@jsjb/shared/suggestion/words';
import { ApiError, wordsOf } from '@/api/apiError';
import { call } from '@/api/client';
import { notify } from '@/components/notify';
import type { LookupSource } from '@/forms/formSpec';
import { useLoaded, type Loading } from '@/hooks/useLoaded';
import { categorySource, unitSource } from '@/ticket/actions/lookups';
import { formOf, ideaActions, isGuarded, offeredOf, type IdeaSources } from './actions';

export interface IdeaWork extends Loading<SuggestionDetail> {
  idea: SuggestionDetail | undefined;
  sources: IdeaSources;
  /** What may be done, most wanted first. */
  offered: readonly PublicSuggestionAction[];
  /** The action whose form is open. */
  acting: PublicSuggestionAction | undefined;
  /** The action that is under way without a form. */
  running: PublicSuggestionAction | undefined;
  begin: (name: PublicSuggestionAction) => void;
  leave: () => void;
  act: (name: PublicSuggestionAction, body: Record<string, unknown>) => Promise<void>;
}

const stale = new Set(['CONFLICT', 'ILLEGAL_TRANSITION']);
const read = (id: string): Promise<SuggestionDetail> => call('readSuggestion', { params: { id } });

/** The body was judged by the schema of this very endpoint. */
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
    find: async (number) =>
      /^JY\d{8,}[0-9X]$/i.test(number) ? optionsOf({ number: number.toUpperCase() }) : [],
    placeholder: '输入建议编号，或从下面选',
    nothing: '没有还在办理的其他建议',
  };
}

export function useIdea(
  id: string | undefined,
  /** Another person reads it anew. */
  person: string,
  listed = 0,
  onDone: () => void = () => undefined,
): IdeaWork {
  const [acting, setActing] = useState<PublicSuggestionAction>();
  const [running, setRunning] = useState<PublicSuggestionAction>();
  const loading = useLoaded(id && `${person} ${id}`, () => read(id ?? ''));
  const { replace, reload } = loading;
  const idea = loading.loaded.state === 'ready' ? loading.loaded.value : undefined;
  const outdated = idea !== undefined && listed > idea.version;
  useEffect(() => {
    if (outdated) void reload();
  }, [outdated, reload]);
  const sources = useMemo(
    () => ({ units: unitSource(), categories: categorySource, ideas: ideaSource(id ?? '') }),
    [id],
  );

  const act = async (name: PublicSuggestionAction, body: Record<string, unknown>): Promise<void> => {
    try {
      replace(await send(name, id ?? '', body));
      setActing(undefined);
      notify(ideaActions[name].done);
      onDone();
    } catch (error) {
      if (!(error instanceof ApiError) || !stale.has(error.code) || !isGuarded(name)) throw error;
      const fresh = await read(id ?? '');
      replace(fresh);
      const still = fresh.abilities.includes(name);
      const word = suggestionActionWords[name];
      throw new ApiError(
        error.code,
        still
          ? `这条建议刚刚被别人更新了。已为您刷新，请核对后再${word}。`
          : `这条建议刚刚被别人更新了，现在不用再${word}。`,
      );
    }
  };

  const runNow = async (name: PublicSuggestionAction): Promise<void> => {
    setRunning(name);
    try {
      await act(name, isGuarded(name) ? { version: idea?.version } : {});
    } catch (error) {
      notify(wordsOf(error));
    } finally {
      setRunning(undefined);
    }
  };

  return {
    ...loading,
    idea,
    sources,
    offered: offeredOf(idea?.abilities ?? []),
    acting,
    running,
    begin: (name) => {
      if (!idea) return;
      if (formOf(name, idea, sources)) setActing(name);
      else void runNow(name);
    },
    leave: () => setActing(undefined),
    act,
  };
}
