/** WeChat draws the title bar and the tab bar itself, so nothing stands around the content. */
import Taro from '@tarojs/taro';
import { useEffect, type ReactNode } from 'react';

export interface PageFrameProps {
  title: string;
  tab: boolean;
  width: 'reading' | 'wide';
  children: ReactNode;
}

export function PageFrame({ title, children }: PageFrameProps) {
  useEffect(() => {
    void Taro.setNavigationBarTitle({ title });
  }, [title]);
  return <>{children}</>;
}
