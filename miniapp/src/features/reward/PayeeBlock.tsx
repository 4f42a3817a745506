/** Stopping payments to a person, and letting them go on: finance only, with a reason that is kept. */
import { rewardEndpoints } from '@jsjb/shared/reward/contract';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { request } from '@/api/client';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { notify } from '@/device/notify';
import { MoneyForm } from './MoneyForm';

export interface PayeeBlockProps {
  person: string;
  blocked: boolean;
  onDone: () => void;
}

export function PayeeBlock({ person, blocked, onDone }: PayeeBlockProps) {
  const [asking, setAsking] = useState(false);
  const title = blocked ? '恢复向此人发放' : '暂停向此人发放';
  return (
    <Card title="收款人" className="suggestion-part" id="payee-block">
      <View className="suggestion-text">
        {blocked ? '已暂停向此人发放奖励。' : '发现冒领等情况，可以暂停发放；已经到账的不受影响。'}
      </View>
      <View className="money__open">
        <Button
          id="block-payee"
          kind={blocked ? 'secondary' : 'danger'}
          icon={blocked ? 'check' : 'ban'}
          text={title}
          onTap={() => setAsking(true)}
        />
      </View>
      {asking && (
        <MoneyForm
          spec={{
            title,
            submit: title,
            danger: !blocked,
            intro: '谁在什么时候因为什么操作，都会留下记录。',
            fields: [{ kind: 'text', name: 'reason', label: '原因', max: 500, rows: 3, required: true }],
          }}
          schema={rewardEndpoints.blockPayee.body}
          fixed={{ blocked: !blocked }}
          onClose={() => setAsking(false)}
          onSubmit={async (body) => {
            await request(rewardEndpoints.blockPayee, { params: { person }, body: body as never });
            setAsking(false);
            notify(blocked ? '已恢复' : '已暂停');
            onDone();
          }}
        />
      )}
    </Card>
  );
}
