/** The root of every page: theme, safe areas, the web's header, and a real desktop layout with side navigation. */
import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { useTheme } from '@/theme/useTheme';
import { NetworkStrip } from './NetworkStrip';
import { PageFrame } from './PageFrame';
import { PrivacySheet } from './PrivacySheet';
import { ProofSheet } from './ProofSheet';
import './AppPage.scss';

export interface AppPageProps {
  /** Also the heading of the web's header and of its browser tab. */
  title: string;
  children: ReactNode;
  /** Buttons that stay at the bottom of a phone's screen. */
  footer?: ReactNode;
  /** `reading` for forms and texts, `wide` for lists and tables of staff. */
  width?: 'reading' | 'wide';
  /** A tab page has no way back. */
  tab?: boolean;
  /** Edge to edge under the header, e.g. a hero. */
  top?: ReactNode;
  id?: string;
}

export function AppPage({ title, children, footer, width = 'reading', tab = false, top, id }: AppPageProps) {
  const { className } = useTheme();
  return (
    <View className={`app ${className} ${tab ? 'app--tab' : ''}`} {...(id ? { id } : {})}>
      <PageFrame title={title} tab={tab} width={width}>
        <NetworkStrip />
        {top}
        <View className={`app__content app__content--${width}`}>{children}</View>
        {footer && <View className="app__foot">{footer}</View>}
        <PrivacySheet />
        <ProofSheet />
      </PageFrame>
    </View>
  );
}
