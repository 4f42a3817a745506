/** One ticket behind a figure, and whether it counts. */
import { Text, View } from '@tarojs/components';
import type { ScoreTicket } from '@jsjb/shared/score/contract';
import { statusWords } from '@jsjb/shared/ticket/words';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { StatusTag } from '@/components/StatusTag';
import { goTo } from '@/navigation/paths';
import { workPaths } from '@/navigation/workPaths';

export function ScoreCase({ item, onExclude }: { item: ScoreTicket; onExclude: (() => void) | undefined }) {
  const { number, unit, ticket, hit, excluded, month, id } = item;
  return (
    <Card className="case" id={`case-${number}`}>
      <View className="case__head">
        <Text className="case__number">{number}</Text>
        <StatusTag
          label={excluded ? '已剔除' : hit ? '达标' : '未达标'}
          tone={excluded ? 'neutral' : hit ? 'success' : 'danger'}
          icon={excluded ? 'scale' : hit ? 'circle-check' : 'circle-alert'}
        />
      </View>
      {ticket && <View className="case__text">{ticket.excerpt}</View>}
      <View className="case__facts">
        {[unit?.name, `计入 ${month}`, ticket && statusWords[ticket.status], ticket?.place]
          .filter(Boolean)
          .join(' · ')}
      </View>
      <View className="case__buttons">
        {ticket && (
          <Button
            kind="secondary"
            small
            text="查看工单"
            label={`查看工单 ${number}`}
            onTap={() => goTo(workPaths.officeTicket, { id })}
          />
        )}
        {onExclude && (
          <Button
            id={`exclude-${number}`}
            kind="text"
            small
            text="申请剔除"
            label={`申请剔除 ${number}`}
            onTap={onExclude}
          />
        )}
      </View>
    </Card>
  );
}
