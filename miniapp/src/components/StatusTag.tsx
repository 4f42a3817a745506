/** Where something stands, in a word with an icon. */
import { Text, View } from '@tarojs/components';
import type { IconName } from '@/theme/icons';
import { Icon } from './elements/Icon';
import { toneIcons, type Tone } from './tone';
import './StatusTag.scss';

export interface StatusTagProps {
  label: string;
  tone?: Tone;
  icon?: IconName;
}

export function StatusTag({ label, tone = 'neutral', icon }: StatusTagProps) {
  return (
    <View className={`tag tag--${tone}`}>
      <Icon name={icon ?? toneIcons[tone]} />
      <Text>{label}</Text>
    </View>
  );
}
