/** WeChat draws the title bar and the tab bar itself, so nothing stands around the content. */
import type { ReactNode } from 'react';

export interface PageFrameProps {
  title: string;
  tab: boolean;
  width: 'reading' | 'wide';
  children: ReactNode;
}

export function PageFrame({ children }: PageFrameProps) {
  return <>{children}</>;
}
