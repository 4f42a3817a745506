/** WeChat's own button: the person shows a number, and WeChat vouches for it. */
import type { Profile } from '@jsjb/shared/account/profileContract';
import { Button } from '@/components/Button';
import { notify } from '@/device/notify';
import { logRefusal } from '@/device/refusalLog';
import { useTask } from '@/hooks/useTask';
import { refusedWords, type PhoneAnswer } from './phoneAnswer';
import { provePhone } from './profile';

export interface PhoneButtonProps {
  onProved: (profile: Profile) => void;
}

export function PhoneButton({ onProved }: PhoneButtonProps) {
  const { busy, run } = useTask();
  const take = async (answer: PhoneAnswer): Promise<void> => {
    const { code } = answer;
    if (code) return run(async () => onProved(await provePhone(code)));
    const { text, log } = refusedWords(answer);
    if (log) logRefusal(answer);
    notify(text);
  };
  return (
    <Button
      id="phone-wechat"
      block
      kind="secondary"
      icon="smartphone"
      text="用微信手机号"
      loading={busy}
      open={{ openType: 'getPhoneNumber', onGetPhoneNumber: ({ detail }) => void take(detail) }}
    />
  );
}
