/** Who stands where, as bars by one measure; a row opens all of its rates. */
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { ScoreRow } from '@jsjb/shared/score/contract';
import type { RateName } from '@jsjb/shared/score/rules';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { ChoiceChips } from '@/components/ChoiceChips';
import { Sheet } from '@/components/Sheet';
import { Tap } from '@/components/elements/Tap';
import { RateTiles } from './RateTiles';
import { barsOf, measures, measureWords, scoreWords, type Measure } from './figures';

export interface RankingProps {
  rows: readonly ScoreRow[];
  onOpen: (row: ScoreRow, rate: RateName) => void;
}

/** The rest is one tap away: the first are what one looks for, and the last when something is wrong. */
const IN_SIGHT = 8;
const choices = measures.map((value) => ({ value, label: measureWords(value) }));

export function Ranking({ rows, onOpen }: RankingProps) {
  const [measure, setMeasure] = useState<Measure>('score');
  const [openKey, setOpenKey] = useState('');
  const [all, setAll] = useState(false);
  const bars = barsOf(rows, measure);
  const opened = rows.find(({ key }) => key === openKey);
  return (
    <Card title="比一比" className="scores__part" id="ranking">
      <ChoiceChips label="按什么比" choices={choices} value={measure} onChange={setMeasure} />
      <View className="ranking">
        {bars.slice(0, all ? undefined : IN_SIGHT).map(({ key, name, value, counts, width }, at) => (
          <Tap
            key={key}
            id={`score-${key}`}
            className="ranking__row"
            role="link"
            onTap={() => setOpenKey(key)}
          >
            <View className="ranking__words">
              <Text className="ranking__rank">{at + 1}</Text>
              <Text className="ranking__name">{name}</Text>
              <Text className="ranking__counts">{counts}</Text>
              <Text className="ranking__value">{value}</Text>
            </View>
            <View className="ranking__track" {...{ 'aria-hidden': 'true' }}>
              <View className="ranking__bar" style={{ width: `${width}%` }} />
            </View>
          </Tap>
        ))}
      </View>
      {bars.length > IN_SIGHT && (
        <Button
          id="ranking-all"
          kind="text"
          block
          text={all ? '收起' : `看全部 ${bars.length} 个`}
          onTap={() => setAll(!all)}
        />
      )}
      <Sheet
        open={opened !== undefined}
        id="score-row"
        title={opened?.name ?? ''}
        onClose={() => setOpenKey('')}
      >
        {opened && (
          <>
            <View className="scores__lead">
              得分 {scoreWords(opened.score)}。点一项指标，看它是由哪些工单算出来的。
            </View>
            <RateTiles
              row={opened}
              onOpen={(rate) => {
                setOpenKey('');
                onOpen(opened, rate);
              }}
            />
          </>
        )}
      </Sheet>
    </Card>
  );
}
