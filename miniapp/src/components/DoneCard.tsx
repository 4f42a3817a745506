/** What a person reads after sending something: a mark, one line, a sentence, then the number and where to go next. */
import Taro from '@tarojs/taro';
import { Text, View } from '@tarojs/components';
import { useEffect, type ReactNode } from 'react';
import type { IconName } from '@/theme/icons';
import { Card } from './Card';
import { Icon } from './elements/Icon';
import './DoneCard.scss';

export interface DoneCardProps {
  icon: IconName;
  /** Kept, but not sent yet. */
  waits?: boolean;
  title: string;
  text: string;
  id?: string;
  children: ReactNode;
}

export function DoneCard({ icon, waits = false, title, text, id, children }: DoneCardProps) {
  // It takes the place of a form whose end was in sight.
  useEffect(() => void Taro.pageScrollTo({ scrollTop: 0, duration: 0 }), []);
  return (
    <Card className="done" {...(id ? { id } : {})}>
      <View className={`done__mark ${waits ? 'done__mark--wait' : ''}`}>
        <Icon name={icon} />
      </View>
      <Text className="done__title">{title}</Text>
      <Text className="done__text">{text}</Text>
      {children}
    </Card>
  );
}
