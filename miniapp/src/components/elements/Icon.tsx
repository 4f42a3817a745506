/** One icon in the colour of the words around it. With a label it speaks; without one it is silent. */
import { View, type ViewProps } from '@tarojs/components';
import type { IconName } from '@/theme/icons';

export interface IconProps {
  name: IconName;
  label?: string;
  className?: string;
}

const isWeb = process.env.TARO_ENV === 'h5';

export function Icon({ name, label, className = '' }: IconProps) {
  const silent = { 'aria-hidden': 'true' };
  const spoken = { [isWeb ? 'role' : 'aria-role']: 'img', 'aria-label': label };
  return <View className={`icon icon--${name} ${className}`} {...((label ? spoken : silent) as ViewProps)} />;
}
