/** The due time, and on demand how it came about, day by day. */
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { DueView } from '@jsjb/shared/contract/ticketView';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { DueBadge } from '@/components/DueBadge';
import { Sheet } from '@/components/Sheet';
import { Icon } from '@/components/elements/Icon';
import { dueWords } from './timeWords';
import './DueCard.scss';

/** “9月27日 周六 休息 → 不计”: what happened, and after the arrow what it does to the limit. */
function Line({ words }: { words: string }) {
  const [what = '', effect] = words.split(' → ');
  const off = effect === '不计';
  return (
    <View className={`due-line ${off ? 'due-line--off' : ''}`}>
      <Text className="due-line__what">{what}</Text>
      {effect && (
        <View className="due-line__effect">
          <Icon name={off ? 'x' : 'check'} />
          <Text>{effect}</Text>
        </View>
      )}
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
        <Button id="due-why" kind="text" small text="怎么算的" onTap={() => setOpen(true)} />
      </View>
      <Sheet open={open} title="时限怎么算的" onClose={() => setOpen(false)}>
        <View id="due-lines">
          {due.explanation.map((words) => (
            <Line key={words} words={words} />
          ))}
        </View>
      </Sheet>
    </Card>
  );
}
