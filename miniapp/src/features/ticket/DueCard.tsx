/** The due time, and on demand how it came about, day by day. */
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { DueView } from '@jsjb/shared/ticket/view';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { DueBadge } from '@/components/DueBadge';
import { Sheet } from '@/components/Sheet';
import { Icon } from '@/components/elements/Icon';
import { dueStory } from './dueStory';
import { dueWords } from './timeWords';
import './DueCard.scss';

function Story({ explanation }: { explanation: DueView['explanation'] }) {
  const { start, steps, end, basis } = dueStory(explanation);
  return (
    <View id="due-lines">
      <View className="due-story">{start}</View>
      {steps.map(({ what, result, counts }) => (
        <View className={`due-line ${counts ? '' : 'due-line--off'}`} key={what}>
          <Icon name={counts ? 'check' : 'x'} label={counts ? '计入' : '不计入'} />
          <Text className="due-line__what">{what}</Text>
          <Text className="due-line__result">{result}</Text>
        </View>
      ))}
      <View className="due-line due-line--end">
        <Icon name="flag" />
        <Text className="due-line__what">{end}</Text>
      </View>
      <View className="due-story due-story--basis">{basis}</View>
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
          <View className="due-card__when">
            {ended ? '原定 ' : ''}
            {dueWords(dueAt, now)} 前办好
          </View>
          {!ended && <DueBadge light={due.light} dueAt={dueAt} now={now} />}
        </View>
        <Button id="due-why" kind="text" small text="怎么算的" onTap={() => setOpen(true)} />
      </View>
      <Sheet open={open} title="时限怎么算的" onClose={() => setOpen(false)}>
        <Story explanation={due.explanation} />
      </Sheet>
    </Card>
  );
}
