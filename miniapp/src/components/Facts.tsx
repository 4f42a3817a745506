/** Names and values, one below the other. */
import { Text, View } from '@tarojs/components';
import './Facts.scss';

export function Facts({ facts }: { facts: readonly (readonly [name: string, value: string])[] }) {
  return (
    <View className="facts">
      {facts.map(([name, value]) => (
        <View className="facts__row" key={name}>
          <Text className="facts__name">{name}</Text>
          <Text className="facts__value">{value}</Text>
        </View>
      ))}
    </View>
  );
}
