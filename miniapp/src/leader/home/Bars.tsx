/** A small bar picture made of plain views; each row also says its figures in words. */
import { Text, View } from '@tarojs/components';
import type { BarRow } from './figures';

export interface BarsProps {
  rows: readonly BarRow[];
  /** What the bar and its darker part mean. */
  legend?: readonly [string, string];
  empty: string;
  unit: string;
}

export function Bars({ rows, legend, empty, unit }: BarsProps) {
  if (rows.length === 0) return <View className="bars__empty">{empty}</View>;
  return (
    <View className="bars">
      {legend && (
        <View className="bars__legend">
          <View className="bars__key" />
          <Text>{legend[0]}</Text>
          <View className="bars__key bars__key--late" />
          <Text>{legend[1]}</Text>
        </View>
      )}
      {rows.map(({ name, value, late, width, lateWidth }) => (
        <View className="bars__row" key={name}>
          <View className="bars__words">
            <Text className="bars__name">{name}</Text>
            <Text className="bars__value">
              {value} {unit}
              {late > 0 && <Text className="bars__late">，超期 {late}</Text>}
            </Text>
          </View>
          <View className="bars__track" {...{ 'aria-hidden': 'true' }}>
            <View className="bars__bar" style={{ width: `${width}%` }} />
            {late > 0 && <View className="bars__bar bars__bar--late" style={{ width: `${lateWidth}%` }} />}
          </View>
        </View>
      ))}
    </View>
  );
}
