/** What happened, newest first, in plain words. */
import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon } from './elements/Icon';
import { toneIcons, type Tone } from './tone';
import type { IconName } from '@/theme/icons';
import './Timeline.scss';

export interface TimelineItem {
  id: string;
  title: string;
  /** Already in words: 今天 10:20. */
  at: string;
  who?: string;
  text?: string;
  tone?: Tone;
  icon?: IconName;
  extra?: ReactNode;
}

const isWeb = process.env.TARO_ENV === 'h5';
const listRole = isWeb ? { role: 'list' } : { 'aria-role': 'list' };
const itemRole = isWeb ? { role: 'listitem' } : { 'aria-role': 'listitem' };

export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  return (
    <View className="timeline" {...listRole}>
      {items.map((item, index) => (
        <View
          className={`timeline__item ${index === 0 ? 'timeline__item--now' : ''}`}
          key={item.id}
          {...itemRole}
        >
          <View className={`timeline__dot timeline__dot--${item.tone ?? 'neutral'}`}>
            <Icon name={item.icon ?? toneIcons[item.tone ?? 'neutral']} />
          </View>
          <View className="timeline__body">
            <Text className="timeline__title">{item.title}</Text>
            <View className="timeline__meta">
              <Text>{item.who ? `${item.at} · ${item.who}` : item.at}</Text>
            </View>
            {item.text && <View className="timeline__text">{item.text}</View>}
            {item.extra}
          </View>
        </View>
      ))}
    </View>
  );
}
