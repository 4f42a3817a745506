/** Collecting a reward: the bill is opened, WeChat asks the payee to confirm, the platform tells the server. */
import { View } from '@tarojs/components';
import { type RewardView, rewardEndpoints } from '@jsjb/shared/reward/contract';
import { request } from '@/api/client';
import { Button } from '@/components/Button';
import { notify } from '@/device/notify';
import { canConfirm, confirmTransfer, type Confirmed } from '@/device/confirmTransfer';
import { useTask } from '@/hooks/useTask';

/** The platform needs a moment to tell the server; the page asks a few times and then leaves it to the notice. */
const LOOKS_MS = [800, 1500, 3000];

const said: Record<Exclude<Confirmed, 'confirmed'>, string> = {
  cancelled: '还没有确认收款，您可以随时再来领取。',
  failed: '微信没有打开收款页面，请稍后再试。',
  tooOld: '请把微信升级到最新版本，再来领取。',
};

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export function Collect({ reward, onChange }: { reward: RewardView; onChange: (next: RewardView) => void }) {
  const { busy, run } = useTask();
  const params = { id: reward.id };

  const collect = async (): Promise<void> => {
    const asked = reward.confirm
      ? reward
      : await request(rewardEndpoints.collectReward, { params, body: {} });
    onChange(asked);
    if (!asked.confirm) return notify('正在向微信申请付款，请过一会儿再来。');
    const confirmed = await confirmTransfer(asked.confirm);
    if (confirmed !== 'confirmed') return notify(said[confirmed]);
    for (const ms of LOOKS_MS) {
      await wait(ms);
      const next = await request(rewardEndpoints.readReward, { params });
      onChange(next);
      if (next.status === 'paid') return notify('奖励已经到账，谢谢您的金点子。');
    }
    notify('已确认收款，到账后会告诉您。');
  };

  if (!canConfirm) return <View className="money__elsewhere">请在微信里打开小程序“接诉即办”领取</View>;
  return (
    <Button
      id="collect"
      block
      icon="gift"
      text={reward.status === 'paying' ? '继续确认收款' : '领取奖励'}
      loading={busy}
      onTap={() => void run(collect)}
    />
  );
}
