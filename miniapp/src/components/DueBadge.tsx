/** The due light: colour, shape, word and remaining time together. */
import { Text, View } from '@tarojs/components';
import type { Light } from '@jsjb/shared/ticket/deadline';
import { lightWords } from '@jsjb/shared/ticket/words';
import type { IconName } from '@/theme/icons';
import { Icon } from './elements/Icon';
import { remainingWords } from './dueWords';
import './DueBadge.scss';

export interface DueBadgeProps {
  light: Light;
  dueAt: Date;
  now: Date;
  /** What is due, before the time: 签收, 办理. */
  what?: string;
}

const icons: Record<Light, IconName> = { green: 'clock', yellow: 'hourglass', red: 'siren' };

export function DueBadge({ light, dueAt, now, what }: DueBadgeProps) {
  const word = lightWords[light];
  return (
    <View className={`due due--${light}`}>
      <Icon name={icons[light]} />
      <Text className="due__word">{what ? `${what}${word}` : word}</Text>
      <Text className="due__left">{remainingWords(dueAt, now)}</Text>
    </View>
  );
}
