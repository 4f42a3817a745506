/** Suggestions that were adopted and made public, with a search. */
import { suggestionEndpoints } from '@jsjb/shared/suggestion/contract';
import { useState } from 'react';
import { wordsOf } from '@/api/apiError';
import { request } from '@/api/client';
import { SearchBar } from '@/components/SearchBar';
import { useInfiniteList } from '@/hooks/useInfiniteList';
import { AdoptedCard } from './AdoptedCard';
import { SuggestionList } from './SuggestionList';

export function AdoptedList() {
  const [typed, setTyped] = useState('');
  const [q, setQ] = useState('');
  const list = useInfiniteList(
    `adopted ${q}`,
    (cursor) =>
      request(suggestionEndpoints.listAdoptedSuggestions, {
        query: { ...(q ? { q } : {}), ...(cursor ? { cursor } : {}) },
      }),
    wordsOf,
  );
  return (
    <>
      <SearchBar
        label="搜采纳的建议"
        placeholder="搜一搜，例如：路灯"
        value={typed}
        onChange={(next) => {
          setTyped(next);
          if (next === '') setQ('');
        }}
        onSearch={() => setQ(typed.trim())}
      />
      <SuggestionList
        list={list}
        empty={
          q
            ? { title: '没有找到', hint: '换个词试试，也可以直接提出来' }
            : { title: '还没有公开的建议', hint: '您的建议也许就是第一条' }
        }
      >
        {list.items.map((suggestion) => (
          <AdoptedCard key={suggestion.id} suggestion={suggestion} />
        ))}
      </SuggestionList>
    </>
  );
}
