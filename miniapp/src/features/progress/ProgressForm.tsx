/** What is asked before the progress is told: the number, and the end of the phone that was left. */
import { Text, View } from '@tarojs/components';
import { useRef, useState } from 'react';
import { progressEndpoints, type ProgressView } from '@jsjb/shared/progress/contract';
import { wordsOf } from '@/api/apiError';
import { request } from '@/api/client';
import { fieldErrors } from '@/api/fieldErrors';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { Icon } from '@/components/elements/Icon';
import { TextField } from '@/components/Field';
import './progress.scss';

export interface ProgressFormProps {
  /** The number, where the page was opened with it. */
  start: string;
  onFound: (progress: ProgressView) => void;
}

const { askProgress } = progressEndpoints;

export function ProgressForm({ start, onFound }: ProgressFormProps) {
  const [number, setNumber] = useState(start);
  const [proof, setProof] = useState('');
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [wrong, setWrong] = useState('');
  const [busy, setBusy] = useState(false);
  const asking = useRef(false);

  const ask = async (): Promise<void> => {
    // Every wrong one counts: a second tap must not be another try.
    if (asking.current) return;
    const body = { number, proof };
    const found = fieldErrors(askProgress.body, body);
    setErrors(found);
    setWrong('');
    if (Object.keys(found).length > 0) return;
    asking.current = true;
    setBusy(true);
    try {
      onFound(await request(askProgress, { body }));
    } catch (error) {
      setWrong(wordsOf(error));
      setBusy(false);
    } finally {
      asking.current = false;
    }
  };

  return (
    <Card title="不用登录，凭编号查进度">
      <View className="progress__lead">打 12345 或提交诉求时得到的编号，加上您留的电话的后四位。</View>
      <TextField
        id="progress-number"
        label="工单编号"
        required
        value={number}
        error={errors['number']}
        hint="15 位左右，例如 20260311 0000012"
        maxLength={40}
        onChange={setNumber}
      />
      <TextField
        id="progress-proof"
        label="电话后四位"
        required
        kind="phone"
        value={proof}
        error={errors['proof']}
        hint="没有留电话的，填提交时得到的 6 位查询码"
        maxLength={12}
        onChange={setProof}
        onConfirm={() => void ask()}
      />
      {wrong !== '' && (
        <View className="progress__wrong" id="progress-wrong" {...{ role: 'alert' }}>
          <Icon name="circle-alert" />
          <Text>{wrong}</Text>
        </View>
      )}
      <Button id="progress-ask" block text="查进度" loading={busy} onTap={() => void ask()} />
    </Card>
  );
}
