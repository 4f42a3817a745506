/** The second factor: why, setting it up, another phone, and what to do when the phone is lost. */
import { secondFactorEndpoints } from '@jsjb/shared/account/secondFactorContract';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { Me } from '@jsjb/shared/account/contract';
import { request } from '@/api/client';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { StatusTag } from '@/components/StatusTag';
import { useTask } from '@/hooks/useTask';
import { StaffPage } from '@/components/StaffPage';
import { Enrolment, RecoveryCodes, type Secret } from './Enrolment';
import './index.scss';

function Relation({ on, busy, onBegin }: { on: boolean; busy: boolean; onBegin: () => void }) {
  return (
    <Card
      title="二次验证"
      id="factor"
      aside={on ? <StatusTag label="已开通" tone="success" /> : <StatusTag label="未开通" icon="ban" />}
    >
      <View className="factor__text">
        <Text>
          {on
            ? '查看群众身份、导出数据和做管理操作时，会请您输入验证器上的 6 位数字，验证一次 8 小时有效。'
            : '查看群众身份、导出数据和做管理操作，要多一道验证，别人拿到您的手机也看不到群众的信息。'}
        </Text>
      </View>
      <Button
        id="factor-begin"
        block
        kind={on ? 'secondary' : 'primary'}
        icon={on ? 'smartphone' : 'shield-check'}
        text={on ? '换一个验证器' : '开通二次验证'}
        loading={busy}
        onTap={onBegin}
      />
      <View className="factor__hint">
        <Text>手机和恢复码都丢了，请联系管理员核实本人后重置。</Text>
      </View>
    </Card>
  );
}

function Factor({ me }: { me: Me }) {
  const [secret, setSecret] = useState<Secret>();
  const [codes, setCodes] = useState<readonly string[]>();
  const { busy, run } = useTask();
  const begin = async (): Promise<void> =>
    setSecret(await request(secondFactorEndpoints.enrolSecondFactor, {}));
  if (codes) return <RecoveryCodes codes={codes} onKept={() => setCodes(undefined)} />;
  if (secret) {
    const done = (given: readonly string[]): void => {
      setSecret(undefined);
      setCodes(given);
    };
    return <Enrolment given={secret} onDone={done} />;
  }
  return <Relation on={me.secondFactor === 'on'} busy={busy} onBegin={() => void run(begin)} />;
}

export default function FactorPage() {
  return (
    <StaffPage title="二次验证" id="factor-page">
      {({ me, person }) => <Factor key={person} me={me} />}
    </StaffPage>
  );
}
