/** What a table would do to the roster, and row by row what cannot be taken. */
import { Text, View } from '@tarojs/components';
import type { RosterOutcome } from '@jsjb/shared/account/rosterContract';
import { Card } from '@/components/Card';
import { StatRow } from '@/components/StatTile';
import { StatusTag } from '@/components/StatusTag';

/** More faults than these are one mistake made many times. */
const SHOWN = 100;

export function Report({ outcome }: { outcome: RosterOutcome }) {
  const { faults, added, changed, same, missing, disabled, written } = outcome;
  return (
    <Card
      title={written ? '已导入' : '检查结果'}
      id="roster-report"
      className="roster__part"
      aside={
        <StatusTag
          label={faults.length > 0 ? `${faults.length} 行有问题` : '没有问题'}
          tone={faults.length > 0 ? 'warn' : 'success'}
        />
      }
    >
      <StatRow
        tiles={[
          { label: '新增', value: String(added) },
          { label: '有变动', value: String(changed) },
          { label: '没有变', value: String(same) },
          written && disabled > 0
            ? { label: '已停用', value: String(disabled), tone: 'danger' as const }
            : { label: '表里没有', value: String(missing) },
        ]}
      />
      {faults.length > 0 && (
        <View className="faults">
          {faults.slice(0, SHOWN).map(({ row, fault }) => (
            <View className="fault" key={`${row} ${fault}`}>
              <Text className="fault__row">第 {row} 行</Text>
              <Text className="fault__words">{fault}</Text>
            </View>
          ))}
          {faults.length > SHOWN && (
            <Text className="faults__more">还有 {faults.length - SHOWN} 行，请先改好上面的再检查一次。</Text>
          )}
        </View>
      )}
    </Card>
  );
}
