/** Where a person can go from the side navigation, by what their post may do. */
import { useStore } from '@/hooks/useStore';
import type { IconName } from '@/theme/icons';
import { goTo, goToWork, paths } from './paths';
import { entriesFor, type Entry, type EntryPlace } from './entries';
import { session } from '../auth/session';

export interface Destination {
  label: string;
  icon: IconName;
  url: string;
  /** What waits there, by its id among the badges. */
  badge?: string;
  go: () => void;
}

const toTab = (label: string, icon: IconName, url: string, badge?: string): Destination => ({
  label,
  icon,
  url,
  ...(badge ? { badge } : {}),
  go: () => goTo(url),
});

/** The tab bar. */
export const tabDestinations: readonly Destination[] = [
  toTab('首页', 'house', paths.home),
  toTab('我的诉求', 'clipboard-list', paths.tickets),
  toTab('我的', 'user', paths.me, 'inbox'),
];

export interface DestinationGroup {
  title: string;
  items: readonly Destination[];
}

const toWork = ({ id, label, icon, url }: Entry): Destination => ({
  label,
  icon,
  url,
  badge: id,
  go: () => goToWork(url),
});

const workGroups: readonly [string, EntryPlace][] = [
  ['工作台', 'work'],
  ['管理', 'manage'],
];

export function useNavigation(): { groups: readonly DestinationGroup[] } {
  const me = useStore(session)?.me;
  const group = (title: string, place: EntryPlace): DestinationGroup => ({
    title,
    items: entriesFor(me, place).map(toWork),
  });
  const work = workGroups.map(([title, place]) => group(title, place));
  const resident = { title: '市民服务', items: [...tabDestinations, ...group('', 'service').items] };
  return { groups: [...work.filter(({ items }) => items.length > 0), resident] };
}
