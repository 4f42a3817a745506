/** The rates of one row: each figure with what it was counted from, and each opens its tickets. */
import { Text, View } from '@tarojs/components';
import type { ScoreRow } from '@jsjb/shared/score/contract';
import { rateNames, type RateName } from '@jsjb/shared/score/rules';
import { rateWords } from '@jsjb/shared/score/words';
import { Tap } from '@/components/elements/Tap';
import { countsOf, percentOf } from './figures';

export interface RateTilesProps {
  row: ScoreRow;
  onOpen: (rate: RateName) => void;
}

export function RateTiles({ row, onOpen }: RateTilesProps) {
  return (
    <View className="rates">
      {rateNames.map((name) => {
        const rate = row.rates[name];
        return (
          <Tap
            key={name}
            id={`rate-${name}`}
            className="rate"
            role="link"
            disabled={rate.d + rate.x === 0}
            onTap={() => onOpen(name)}
          >
            <Text className="rate__value">{percentOf(rate)}</Text>
            <Text className="rate__name">{rateWords[name]}</Text>
            <Text className="rate__counts">{countsOf(rate)}</Text>
          </Tap>
        );
      })}
    </View>
  );
}
