/** 有进展提醒我: WeChat lets a program ask on a tap only, and only for messages to come. Nothing where it cannot ask. */
import { useState } from 'react';
import { canSubscribe, subscribe } from '@/device/subscribe';
import { Button } from './Button';
import { notify } from '@/device/notify';

export function RemindButton() {
  const [asked, setAsked] = useState(false);
  if (!canSubscribe || asked) return null;
  const ask = async (): Promise<void> => {
    const allowed = await subscribe();
    if (allowed === undefined) return;
    setAsked(allowed);
    notify(allowed ? '有进展会在微信里告诉您' : '没有打开提醒，随时可以来这里看进度');
  };
  return (
    <Button block kind="secondary" id="remind" icon="bell" text="有进展提醒我" onTap={() => void ask()} />
  );
}
