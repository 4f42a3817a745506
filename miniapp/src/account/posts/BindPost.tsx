/** Binding a post by the phone number that WeChat proves: the button is WeChat's own. */
import { Text, View } from '@tarojs/components';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { notify } from '@/device/notify';
import { logRefusal } from '@/device/refusalLog';
import { notSetUpWords, reasonOf } from '@/device/refusalReason';
import { useTask } from '@/hooks/useTask';
import { bindPosts } from '@/features/account/enter';

interface PhoneAnswer {
  detail: { code?: string; errMsg?: string; errno?: number };
}

/** Whoever taps 拒绝 knows it; what the operator has to mend is told with its number. */
function unbound(detail: PhoneAnswer['detail']): void {
  const setup = reasonOf(detail) === 'setup';
  if (setup) logRefusal(detail);
  notify(`${setup ? notSetUpWords(detail) : '没有得到手机号，'}未绑定`);
}

export function BindPost() {
  const { busy, run } = useTask();
  const bind = async ({ detail }: PhoneAnswer): Promise<void> => {
    const { code } = detail;
    if (!code) return unbound(detail);
    await run(async () => {
      await bindPosts(code);
      notify('已绑定工作岗位');
    });
  };
  return (
    <Card title="绑定工作岗位" id="bind">
      <View className="posts__text">
        <Text>单位把您报进工作人员名册后，用名册里的手机号在这里绑定。号码由微信验证，只用来核对名册。</Text>
      </View>
      <Button
        id="bind-post"
        block
        kind="secondary"
        text="用微信手机号绑定"
        loading={busy}
        open={{ openType: 'getPhoneNumber', onGetPhoneNumber: (answer) => void bind(answer) }}
      />
    </Card>
  );
}
