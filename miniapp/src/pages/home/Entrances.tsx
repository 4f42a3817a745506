/** What the matter is, for those who know it already. */
import { Text, View } from '@tarojs/components';
import type { TicketType } from '@jsjb/shared/ticket/ticket';
import { typeWords } from '@jsjb/shared/ticket/words';
import { Icon } from '@/components/elements/Icon';
import { Tap } from '@/components/elements/Tap';
import type { IconName } from '@/theme/icons';

const entrances: readonly [TicketType, IconName, string][] = [
  ['help', 'handshake', '需要帮忙解决'],
  ['complaint', 'megaphone', '对服务不满意'],
  ['inquiry', 'info', '想问清楚'],
  ['suggestion', 'lightbulb', '有好主意'],
];

export function Entrances({ onChoose }: { onChoose: (type: TicketType) => void }) {
  return (
    <View className="entrances">
      {entrances.map(([type, icon, hint]) => (
        <Tap key={type} className="entrance" onTap={() => onChoose(type)}>
          <View className={`entrance__icon entrance__icon--${type}`}>
            <Icon name={icon} />
          </View>
          <View className="entrance__words">
            <Text className="entrance__name">{typeWords[type]}</Text>
            <Text className="entrance__hint">{hint}</Text>
          </View>
        </Tap>
      ))}
    </View>
  );
}
