/** All rows and all rates at once, for a wide screen; every figure opens its tickets. */
import { Text, View } from '@tarojs/components';
import type { ScoreRow } from '@jsjb/shared/score/contract';
import { rateNames, type RateName } from '@jsjb/shared/score/rules';
import { rateWords } from '@jsjb/shared/score/words';
import { Card } from '@/components/Card';
import { Tap } from '@/components/elements/Tap';
import { countsOf, percentOf, scoreWords } from './figures';

export interface ScoreTableProps {
  title: string;
  rows: readonly ScoreRow[];
  onOpen: (row: ScoreRow, rate: RateName) => void;
}

/** Only drawn on the web. */
const asTable = { role: 'table' };
const asRow = { role: 'row' };
const asHead = { role: 'columnheader' };
const asCell = { role: 'cell' };

export function ScoreTable({ title, rows, onOpen }: ScoreTableProps) {
  return (
    <Card className="scores__part" id="score-table">
      <View className="stable" {...asTable} {...{ 'aria-label': title }}>
        <View className="stable__row stable__row--head" {...asRow}>
          {['名次', title, '得分', ...rateNames.map((rate) => rateWords[rate])].map((words) => (
            <Text key={words} className="stable__cell" {...asHead}>
              {words}
            </Text>
          ))}
        </View>
        {rows.map((row, at) => (
          <View key={row.key} className="stable__row" {...asRow}>
            <Text className="stable__cell" {...asCell}>
              {row.score === null ? '—' : at + 1}
            </Text>
            <Text className="stable__cell stable__name" {...asCell}>
              {row.name}
            </Text>
            <Text className="stable__cell stable__score" {...asCell}>
              {scoreWords(row.score)}
            </Text>
            {rateNames.map((name) => {
              const rate = row.rates[name];
              const words = percentOf(rate);
              return (
                <View key={name} className="stable__cell" {...asCell}>
                  {rate.d + rate.x === 0 ? (
                    <Text className="stable__none">—</Text>
                  ) : (
                    <Tap className="stable__figure" role="link" onTap={() => onOpen(row, name)}>
                      <Text>{words}</Text>
                      <Text className="stable__counts">{countsOf(rate)}</Text>
                    </Tap>
                  )}
                </View>
              );
            })}
          </View>
        ))}
      </View>
    </Card>
  );
}
