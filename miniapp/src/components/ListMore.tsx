/** The end of a list that goes on, and the way back to its beginning when that is no longer on the page. */
import type { InfiniteList } from '@/hooks/useInfiniteList';
import { Button } from './Button';

type Part = Pick<
  InfiniteList<unknown>,
  'before' | 'more' | 'message' | 'loadingMore' | 'loadMore' | 'reload'
>;

export function ListBack({ list }: { list: Part }) {
  if (list.before === 0) return null;
  return (
    <Button
      kind="text"
      block
      id="list-back"
      text={`前面还有 ${list.before} 条，回到最前`}
      onTap={() => void list.reload()}
    />
  );
}

export function ListMore({ list, words = '看更多' }: { list: Part; words?: string }) {
  if (!list.more) return null;
  return (
    <Button
      kind="text"
      block
      id="list-more"
      text={list.message ? '没有加载出来，再试一次' : words}
      loading={list.loadingMore}
      onTap={list.loadMore}
    />
  );
}
