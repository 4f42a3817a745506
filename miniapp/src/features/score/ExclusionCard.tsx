/** One application for exclusion (剔除): what for, on what grounds, and every step it has taken. */
import { Text, View } from '@tarojs/components';
import type { ExclusionView } from '@jsjb/shared/score/contract';
import { exclusionWords, rateWords } from '@jsjb/shared/score/words';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { Facts } from '@/components/Facts';
import { StatusTag } from '@/components/StatusTag';
import type { Tone } from '@/components/tone';
import { goTo } from '@/navigation/paths';
import { workPaths } from '@/navigation/workPaths';
import { PhotoStrip } from '@/features/ticket/PhotoStrip';
import { timeWords } from '@/features/ticket/timeWords';

const tones: Record<ExclusionView['state'], Tone> = {
  proposed: 'warn',
  approved: 'success',
  rejected: 'danger',
  appealed: 'warn',
  upheld: 'danger',
  overturned: 'success',
};

export interface ExclusionCardProps {
  view: ExclusionView;
  now: Date;
  onDecide: () => void;
  onAppeal: () => void;
}

export function ExclusionCard({ view, now, onDecide, onAppeal }: ExclusionCardProps) {
  const { number, unit, rates, reason, evidence, photos, state, steps, abilities, ticketId } = view;
  return (
    <Card
      className="exclusion"
      id={`exclusion-${number}`}
      title={unit.name}
      aside={<StatusTag label={exclusionWords[state]} tone={tones[state]} />}
    >
      <Facts
        facts={[
          ['工单', number],
          ['指标', rates.map((rate) => rateWords[rate]).join('、')],
          ['理由', reason],
          ...evidence.map((each, at) => [`依据 ${at + 1}`, each] as const),
        ]}
      />
      <PhotoStrip photos={photos} />
      <View className="exclusion__steps">
        {steps.map((step) => (
          <View key={step.at} className="exclusion__step">
            <Text className="exclusion__when">
              {timeWords(new Date(step.at), now)} · {step.by}
            </Text>
            <Text>
              {step.state === 'proposed' ? '提出申请' : `${exclusionWords[step.state]}：${step.note}`}
            </Text>
          </View>
        ))}
      </View>
      <View className="exclusion__buttons">
        {abilities.includes('decide') && (
          <Button
            id={`decide-${number}`}
            small
            text={state === 'appealed' ? '复核' : '审批'}
            onTap={onDecide}
          />
        )}
        {abilities.includes('appeal') && (
          <Button id={`appeal-${number}`} small kind="secondary" text="申诉" onTap={onAppeal} />
        )}
        <Button
          kind="text"
          small
          text="查看工单"
          label={`查看工单 ${number}`}
          onTap={() => goTo(workPaths.officeTicket, { id: ticketId })}
        />
      </View>
    </Card>
  );
}
