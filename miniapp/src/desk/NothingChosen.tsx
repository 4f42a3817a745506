/** Beside a list of which nothing has been chosen yet: how one chooses. */
import { Text, View } from '@tarojs/components';
import { Icon } from '@/components/elements/Icon';
import type { IconName } from '@/theme/icons';

export interface NothingChosenProps {
  icon: IconName;
  /** With its measure word: 件工单, 条建议. */
  what: string;
}

export function NothingChosen({ icon, what }: NothingChosenProps) {
  return (
    <View className="desk__none">
      <Icon name={icon} />
      <Text>从左边选一{what}</Text>
      <Text className="desk__tip">用 ↑ ↓ 键可以逐{[...what][0]}查看</Text>
    </View>
  );
}
