/** A page about one thing, opened by a link: one that lost its id says so and shows the way home. */
import { useRouter } from '@tarojs/taro';
import type { ReactNode } from 'react';
import { AppPage } from '@/components/AppPage';
import { ListState } from '@/components/ListState';
import { goTo, paths } from '@/navigation/paths';

type Params = Readonly<Record<string, string | undefined>>;

export interface ByLinkProps {
  title: string;
  /** Where the id stands in the address; `id` if nothing else is said. */
  idOf?: (params: Params) => string | undefined;
  children: (id: string) => ReactNode;
}

export function ByLink({ title, idOf = ({ id }) => id, children }: ByLinkProps) {
  const id = idOf(useRouter().params)?.trim();
  if (id) return <>{children(id)}</>;
  return (
    <AppPage title={title} id="link-incomplete">
      <ListState
        state="empty"
        title="链接不完整"
        hint="可能没有复制完整，请从原来的地方再打开一次"
        action={{ text: '回首页', onTap: () => goTo(paths.home) }}
      />
    </AppPage>
  );
}
