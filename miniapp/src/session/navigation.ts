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

const everyone: Destination[] = [
  toTab('首页', 'house', '/pages/home/index'),
  toTab('我的诉求', 'clipboard-list', '/pages/tickets/index'),
  toTab('我的', 'user', '/pages/me/index'),
];

export function useNavigation(): { groups: { title: string; items: Destination[] }[] } {
  useStore(session);
  return { groups: [{ title: '市民服务', items: everyone }] };
}
