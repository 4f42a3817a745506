/** Asks for the six-digit code, or leads to where the second factor is set up, when what was begun needs it. */
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { ApiError, wordsOf } from '@/api/apiError';
import { useStore } from '@/hooks/useStore';
import { goTo, paths } from '@/navigation/paths';
import { answerProof, proofQuestion } from '@/auth/proof';
import { prove } from '@/api/prove';
import { session } from '@/auth/session';
import { Button } from './Button';
import { TextField } from './Field';
import { unspaced } from './elements/typedNumbers';
import { Sheet } from './Sheet';
import './ProofSheet.scss';

const faultOf = (error: unknown): string =>
  error instanceof ApiError ? (error.fields['code'] ?? error.message) : wordsOf(error);

function AskCode({ why }: { why: string }) {
  const [code, setCode] = useState('');
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  const send = async (): Promise<void> => {
    setBusy(true);
    setFault('');
    try {
      await prove(code);
      answerProof(true);
    } catch (error) {
      setFault(faultOf(error));
      setBusy(false);
    }
  };
  return (
    <Sheet
      open
      id="proof"
      title="二次验证"
      onClose={() => answerProof(false)}
      footer={
        <Button
          id="proof-send"
          block
          text="验证"
          loading={busy}
          disabled={code.length < 6}
          onTap={() => void send()}
        />
      }
    >
      <Text className="proof__why">{why}</Text>
      <TextField
        id="proof-code"
        label="验证码"
        required
        kind="text"
        value={code}
        onChange={(next) => setCode(unspaced(next))}
        maxLength={19}
        placeholder="6 位数字"
        hint="打开手机上的验证器查看。手机不在身边，可以填恢复码"
        error={fault}
        onConfirm={() => void send()}
      />
    </Sheet>
  );
}

function NotSetUp() {
  const open = (): void => {
    answerProof(false);
    goTo(paths.factor);
  };
  return (
    <Sheet
      open
      id="proof"
      title="先开通二次验证"
      onClose={() => answerProof(false)}
      footer={<Button id="proof-set-up" block text="去开通" onTap={open} />}
    >
      <View className="proof__why">
        查看群众身份、导出和管理，要多一道验证。开通只要一分钟，以后每天验证一次。
      </View>
    </Sheet>
  );
}

export function ProofSheet() {
  const question = useStore(proofQuestion);
  const factor = useStore(session)?.me.secondFactor;
  if (!question) return null;
  return factor === 'on' ? <AskCode why={question.why} /> : <NotSetUp />;
}
