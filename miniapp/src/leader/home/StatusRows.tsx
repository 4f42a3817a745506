/** How many tickets stand at each step; a tap lists them. */
import { Text, View } from '@tarojs/components';
import type { Summary } from '@jsjb/shared/cockpit/contract';
import { statusWords } from '@jsjb/shared/ticket/words';
import { StatusTag } from '@/components/StatusTag';
import { Icon } from '@/components/elements/Icon';
import { Tap } from '@/components/elements/Tap';
import { statusLooks } from '@/features/ticket/statusStyles';

export interface StatusRowsProps {
  statuses: Summary['statuses'];
  empty: string;
  onOpen: ((status: string) => void) | undefined;
}

export function StatusRows({ statuses, empty, onOpen }: StatusRowsProps) {
  const some = statuses.filter(({ count }) => count > 0);
  if (some.length === 0) return <Text className="bars__empty">{empty}</Text>;
  return (
    <View className="steps-list">
      {some.map(({ status, count }) => {
        const inside = (
          <>
            <StatusTag label={statusWords[status]} {...statusLooks[status]} />
            <Text className="steps-list__count">{count} 件</Text>
            {onOpen && <Icon name="chevron-right" />}
          </>
        );
        return onOpen ? (
          <Tap key={status} className="steps-list__row" role="link" onTap={() => onOpen(status)}>
            {inside}
          </Tap>
        ) : (
          <View key={status} className="steps-list__row">
            {inside}
          </View>
        );
      })}
    </View>
  );
}
