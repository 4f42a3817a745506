/** What came of a suggestion: tickets of the same kind and place, month by month, before and after it was adopted. */
import { Text, View } from '@tarojs/components';
import type { VolumeView } from '@jsjb/shared/suggestion/contract';
import { columnsOf, sentenceOfVolume } from './volume';
import './VolumeChart.scss';

const isWeb = process.env.TARO_ENV === 'h5';

export function VolumeChart({ volume }: { volume: VolumeView }) {
  const { columns, most } = columnsOf(volume);
  const words = sentenceOfVolume(volume);
  // A row of noughts shows nothing that the sentence does not say.
  if (columns.length === 0 || most === 0) return <View className="volume__none">{words}</View>;
  const spoken = `${words}逐月：${columns.map(({ name, tickets }) => `${name} ${tickets} 件`).join('，')}`;
  return (
    <View className="volume" id="volume">
      <View className="volume__words">{words}</View>
      <View
        className="volume__chart"
        {...(isWeb ? { role: 'img' } : { 'aria-role': 'img' })}
        {...{ 'aria-label': spoken }}
      >
        {columns.map(({ month, name, tickets, height, side }) => (
          <View className={`volume__column volume__column--${side}`} key={month}>
            <Text className="volume__count">{tickets}</Text>
            <View className="volume__track">
              <View className="volume__bar" style={{ height: `${height}%` }} />
            </View>
            <Text className="volume__month">{name}</Text>
          </View>
        ))}
      </View>
      <View className="volume__legend">
        <View className="volume__key" />
        <Text>采纳前</Text>
        <View className="volume__key volume__key--turn" />
        <Text>采纳当月</Text>
        <View className="volume__key volume__key--after" />
        <Text>采纳后</Text>
        <Text className="volume__most">最多 {most} 件</Text>
      </View>
    </View>
  );
}
