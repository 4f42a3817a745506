/** WeChat draws the title bar and the tab bar itself, so nothing stands around the content. */
import Taro, { useDidShow } from '@tarojs/taro';
import { useEffect, type ReactNode } from 'react';
import { tabDestinations } from '@/navigation/sideNavigation';
import { useUnread } from '@/navigation/useUnread';

export interface PageFrameProps {
  title: string;
  tab: boolean;
  width: 'reading' | 'wide';
  children: ReactNode;
}

const index = tabDestinations.findIndex(({ badge }) => badge === 'inbox');

/** WeChat takes a badge only while a tab page is in sight; before that there is none to see. */
function markTab(text: string): void {
  const marked = text ? Taro.setTabBarBadge({ index, text }) : Taro.removeTabBarBadge({ index });
  marked.catch(() => undefined);
}

export function PageFrame({ title, tab, children }: PageFrameProps) {
  useEffect(() => {
    void Taro.setNavigationBarTitle({ title });
  }, [title]);
  const unread = useUnread(tab);
  useEffect(() => {
    if (tab) markTab(unread);
  }, [tab, unread]);
  useDidShow(() => {
    if (tab) markTab(unread);
  });
  return <>{children}</>;
}
