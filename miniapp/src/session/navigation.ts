/** Where a person can go from the side navigation, by the post they act in. */
import Taro from '@tarojs/taro';
import { useStore } from '@/hooks/useStore';
import type { IconName } from '@/theme/icons';
import { session } from './session';

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
  go: () => void Taro.switchTab({ url }),
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

export function useNavigation(): { groups: readonly DestinationGroup[] } {
  useStore(session);
  return { groups: [{ title: '市民服务', items: tabDestinations }] };
}
