/** The due time, and on demand how it came about, day by day. */
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { DueView } from '@jsjb/shared/contract/ticketView';
import { limitWords } from '@jsjb/shared/words';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { DueBadge } from '@/components/DueBadge';
import { Sheet } from '@/components/Sheet';
import { Icon } from '@/components/elements/Icon';
import { dueWords, timeWords } from './timeWords';
import './DueCard.scss';

function Lines({ lines }: { lines: DueView['lines'] }) {
  return (
    <View className="due-lines">
      {lines.map(({ date, counted, reason }) => (
        <View className={`due-line ${counted ? '' : 'due-line--off'}`} key={date}>
          <Icon name={counted ? 'check' : 'x'} label={counted ? '计入' : '不计入'} />
          <Text className="due-line__date">{date.slice(5).replace('-', '月')}日</Text>
          <Text>{reason}</Text>
        </View>
      ))}
    </View>
  );
}

export interface DueCardProps {
  due: DueView;
  now: Date;
  unit?: string | undefined;
  /** The clock has stopped: how much is left says nothing any more. */
  ended?: boolean;
}

export function DueCard({ due, now, unit, ended = false }: DueCardProps) {
  const [open, setOpen] = useState(false);
  const dueAt = new Date(due.dueAt);
  return (
    <Card className="due-card" title={unit ? `由${unit}办理` : '办理时限'} id="ticket-due">
      <View className="due-card__row">
        <View>
          <View className="due-card__when">{dueWords(dueAt, now)} 前办好</View>
          {!ended && <DueBadge light={due.light} dueAt={dueAt} now={now} />}
        </View>
        <Button kind="text" small text="怎么算的" onTap={() => setOpen(true)} />
      </View>
      <Sheet open={open} title="时限怎么算的" onClose={() => setOpen(false)}>
        <View className="due-card__story">
          {timeWords(new Date(due.startedAt), now)} 派单，办理时限 {limitWords[due.limit]}，到{' '}
          {dueWords(dueAt, now)} 为止。
        </View>
        {due.lines.length > 0 ? (
          <Lines lines={due.lines} />
        ) : (
          <View className="due-card__story">按小时计算的时限从派单起连续计时，节假日不停。</View>
        )}
      </Sheet>
    </Card>
  );
}
