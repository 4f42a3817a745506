/** What waits to be sent and what was sent by this person, or what this person co-signed. */
import { suggestionEndpoints } from '@jsjb/shared/suggestion/contract';
import { wordsOf } from '@/api/apiError';
import { request } from '@/api/client';
import { ROWS } from '@/hooks/rows';
import { useInfiniteList } from '@/hooks/useInfiniteList';
import { useNow } from '@/hooks/useNow';
import { suggestionPaths } from '@/navigation/suggestionPaths';
import { goTo } from '@/navigation/paths';
import { SuggestionCard } from './SuggestionCard';
import { SuggestionList } from './SuggestionList';
import { suggestionKind } from './suggestionKind';
import { Waiting } from '@/sendQueue/Waiting';

const empties = {
  mine: { title: '您还没有提过建议', hint: '哪里可以更好，说给我们听' },
  cosigned: { title: '您还没有附议过', hint: '看到好建议，点一下附议就是支持' },
} as const;

export function OwnList({ queue, person }: { queue: 'mine' | 'cosigned'; person: string }) {
  const now = useNow();
  const list = useInfiniteList(
    `${queue} ${person}`,
    (cursor) =>
      request(suggestionEndpoints.listSuggestions, {
        query: { queue, limit: ROWS, ...(cursor ? { cursor } : {}) },
      }),
    wordsOf,
  );
  return (
    <>
      {queue === 'mine' && <Waiting kind={suggestionKind} onSent={() => void list.reload()} />}
      <SuggestionList list={list} empty={empties[queue]}>
        {list.items.map((suggestion) => (
          <SuggestionCard
            key={suggestion.id}
            suggestion={suggestion}
            now={now}
            onOpen={() => goTo(suggestionPaths.detail, { id: suggestion.id })}
          />
        ))}
      </SuggestionList>
    </>
  );
}
