/** The due light: colour, shape, word and remaining time together. */
import { Text, View } from '@tarojs/components';
import type { IconName } from '@/theme/icons';
import { Icon } from './elements/Icon';
import { remainingWords } from './dueWords';
import './DueBadge.scss';

export type DueLight = 'green' | 'yellow' | 'red';

export interface DueBadgeProps {
  light: DueLight;
  dueAt: Date;
  now: Date;
  /** What is due, before the time: 签收, 办理. */
  what?: string;
}

const lights: Record<DueLight, { word: string; icon: IconName }> = {
  green: { word: '正常', icon: 'clock' },
  yellow: { word: '临期', icon: 'hourglass' },
  red: { word: '超期', icon: 'siren' },
};

export function DueBadge({ light, dueAt, now, what }: DueBadgeProps) {
  const { word, icon } = lights[light];
  return (
    <View className={`due due--${light}`}>
      <Icon name={icon} />
      <Text className="due__word">{what ? `${what}${word}` : word}</Text>
      <Text className="due__left">{remainingWords(dueAt, now)}</Text>
    </View>
  );
}
