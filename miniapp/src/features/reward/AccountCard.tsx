/** Where one's rewards go: the WeChat account that a login proves. Only WeChat can prove it. */
import { rewardEndpoints } from '@jsjb/shared/reward/contract';
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { request } from '@/api/client';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { notify } from '@/device/notify';
import { canConfirm } from '@/device/confirmTransfer';
import { useTask } from '@/hooks/useTask';
import { useLoaded } from '@/hooks/useLoaded';

export function AccountCard({ person }: { person: string }) {
  const { busy, run } = useTask();
  const { loaded, reload } = useLoaded(`account ${person}`, () =>
    request(rewardEndpoints.readPayeeAccount, {}),
  );
  if (loaded.state !== 'ready') return null;
  const { bound } = loaded.value;
  const bind = async (): Promise<void> => {
    const { code } = await Taro.login();
    await request(rewardEndpoints.bindPayeeAccount, { body: { code } });
    notify('已绑定，奖励会发到您的微信零钱');
    await reload();
  };
  const words = bound
    ? '已绑定本人微信，奖励会发到您的微信零钱。'
    : canConfirm
      ? '绑定本人微信以后，奖励才能发给您。'
      : '领取奖励要绑定微信：请在微信里打开小程序“接诉即办”，进入“我的奖励”。';
  return (
    <Card title="收款账户" id="payee-account" className="rewards__account">
      <View>{words}</View>
      {canConfirm && (
        <View className="rewards__bind">
          <Button
            id="bind-account"
            kind={bound ? 'text' : 'primary'}
            text={bound ? '换成现在的微信' : '绑定微信收款'}
            loading={busy}
            onTap={() => void run(bind)}
          />
        </View>
      )}
    </Card>
  );
}
