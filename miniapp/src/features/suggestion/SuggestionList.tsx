/** A list of suggestions that grows as one reaches its end. */
import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { ListBack, ListMore } from '@/components/ListMore';
import { ListState, type ListStateProps } from '@/components/ListState';
import { LoadState } from '@/components/LoadState';
import type { InfiniteList } from '@/hooks/useInfiniteList';
import { useReturn } from '@/hooks/useReturn';
import { useGrowing } from '@/hooks/useGrowing';

export interface SuggestionListProps<T> {
  list: InfiniteList<T>;
  empty: Omit<Extract<ListStateProps, { state: 'empty' }>, 'state'>;
  /** Names the list queue at a desktop, whose arrow keys open what they come to. */
  keys?: Record<string, unknown>;
  children: ReactNode;
}

export function SuggestionList<T>({ list, empty, keys = {}, children }: SuggestionListProps<T>) {
  useReturn(() => void list.reload());
  useGrowing(list);
  if (list.state !== 'ready') return <LoadState of={list} reload={list.reload} />;
  if (list.items.length === 0) return <ListState state="empty" {...empty} />;
  return (
    <>
      <ListBack list={list} />
      <View id="suggestions" {...keys}>
        {children}
      </View>
      <ListMore list={list} />
    </>
  );
}
