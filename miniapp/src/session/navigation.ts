/** Where a person can go from the side navigation, by the post they act in. */
import Taro from '@tarojs/taro';
import { useStore } from '@/hooks/useStore';
import type { IconName } from '@/theme/icons';
import { goTo, replaceBy } from './paths';
import { postOf, session } from './session';
import { workplaces, type Workplace } from './workplaces';

export interface Destination {
  label: string;
  icon: IconName;
  url: string;
  go: () => void;
}

const toTab = (label: string, icon: IconName, url: string): Destination => ({
  label,
  icon,
  url,
  go: () => goTo(url),
});

/** The tab bar. */
export const tabDestinations: readonly Destination[] = [
  toTab('首页', 'house', '/pages/home/index'),
  toTab('我的诉求', 'clipboard-list', '/pages/tickets/index'),
  toTab('我的', 'user', '/pages/me/index'),
];

export interface DestinationGroup {
  title: string;
  items: readonly Destination[];
}

/** From one page of work to another without piling them up. */
const toWork = ({ label, icon, url }: Workplace): Destination => ({
  label,
  icon,
  url,
  go: () => {
    const here = Taro.getCurrentPages().at(-1)?.route ?? '';
    if (/^\/?pages\//.test(here)) goTo(url);
    else replaceBy(url);
  },
});

export function useNavigation(): { groups: readonly DestinationGroup[] } {
  const post = postOf(useStore(session)?.me);
  const work = post ? workplaces[post.role].map(toWork) : [];
  const resident = { title: '市民服务', items: tabDestinations };
  return { groups: work.length > 0 ? [{ title: '工作台', items: work }, resident] : [resident] };
}
