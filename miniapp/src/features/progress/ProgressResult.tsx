/** How far a matter is: stage, unit, due time, what was done, what was recorded in the requester's name. */
import { Text, View } from '@tarojs/components';
import type { ProgressView } from '@jsjb/shared/progress/contract';
import { refusalWords, statusWords } from '@jsjb/shared/ticket/words';
import { Card } from '@/components/Card';
import { DueBadge } from '@/components/DueBadge';
import { StatusTag } from '@/components/StatusTag';
import { Steps } from '@/components/Steps';
import { NumberRow } from '@/features/ticket/requester/NumberRow';
import { statusLooks, statusSentences, wayOf, waySteps } from '@/features/ticket/statusStyles';
import { dueWords, timeWords } from '@/features/ticket/timeWords';
import { callbackWords } from './callbackWords';
import './progress.scss';

function Due({ progress: { unit, dueAt, light }, now }: { progress: ProgressView; now: Date }) {
  if (!dueAt) return null;
  const due = new Date(dueAt);
  return (
    <Card className="progress__part" title={unit ? `由${unit}办理` : '办理时限'} id="progress-due">
      <View>
        {light ? '' : '原定 '}
        {dueWords(due, now)} 前办好
      </View>
      {light && <DueBadge light={light} dueAt={due} now={now} />}
    </Card>
  );
}

function Answer({ progress: { answer, refusal } }: { progress: ProgressView }) {
  if (!answer && !refusal) return null;
  return (
    <Card className="progress__part" title={refusal ? '不予受理的原因' : '给您的答复'} id="progress-answer">
      {refusal && <View className="progress__reason">{refusalWords[refusal]}</View>}
      {answer && <View className="progress__text">{answer}</View>}
    </Card>
  );
}

function Recorded({ callbacks, now }: { callbacks: ProgressView['callbacks']; now: Date }) {
  if (callbacks.length === 0) return null;
  return (
    <Card className="progress__part" title="以您的名义记录的" id="progress-callbacks">
      {callbacks.map((callback) => (
        <View className="progress__call" key={callback.call}>
          <Text>{callbackWords(callback)}</Text>
          <Text className="progress__when">{timeWords(new Date(callback.at), now)}</Text>
        </View>
      ))}
    </Card>
  );
}

export interface ProgressResultProps {
  progress: ProgressView;
  now: Date;
}

export function ProgressResult({ progress, now }: ProgressResultProps) {
  const { status, number, discreet, submittedAt, callbacks } = progress;
  const way = wayOf(status);
  return (
    <>
      <Card id="progress-head">
        <View className="progress__head">
          <StatusTag label={statusWords[status]} {...statusLooks[status]} />
          {submittedAt && (
            <Text className="progress__when">{timeWords(new Date(submittedAt), now)} 提交</Text>
          )}
        </View>
        <View className="progress__sentence">{statusSentences[status]}</View>
        {way !== undefined && <Steps steps={waySteps} current={way} />}
        {discreet && (
          <View className="progress__lead">
            这件诉求要求保密，这里只显示办到哪一步。要看答复，请登录提交时的账号，或拨打 12345。
          </View>
        )}
        <NumberRow number={number} />
      </Card>
      <Due progress={progress} now={now} />
      <Answer progress={progress} />
      <Recorded callbacks={callbacks} now={now} />
    </>
  );
}
