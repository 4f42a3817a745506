/** After submitting: the number, or that it waits for the network. */
import Taro from '@tarojs/taro';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { AppPage } from '@/components/AppPage';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { Icon } from '@/components/elements/Icon';
import { notify } from '@/components/notify';
import { canSubscribe, subscribe } from '@/device/subscribe';
import { goTo, paths, replaceBy } from '@/session/paths';

export type Outcome = { kind: 'sent' | 'joined'; id: string; number: string } | { kind: 'queued' };

const words: Record<Outcome['kind'], { page: string; title: string; text: string }> = {
  sent: {
    page: '提交成功',
    title: '收到了，我们马上办',
    text: '凭这个编号随时查进度，办完我们会联系您。',
  },
  joined: {
    page: '已经记下',
    title: '记下了，您也遇到这件事',
    text: '办理进展会一并告诉您，不用再写一遍。',
  },
  queued: {
    page: '已经存好',
    title: '现在没有网络，已经存在手机里',
    text: '有网后会自动提交，不用再写一遍。',
  },
};

function Number({ number }: { number: string }) {
  return (
    <View className="done__number">
      <Text className="done__label">工单编号</Text>
      <Text className="done__value" id="done-number">
        {number}
      </Text>
      <Button kind="text" small text="复制编号" onTap={() => void Taro.setClipboardData({ data: number })} />
    </View>
  );
}

/** WeChat lets a program ask on a tap only, and only for messages to come. */
function Remind() {
  const [asked, setAsked] = useState(false);
  if (!canSubscribe || asked) return null;
  const ask = async (): Promise<void> => {
    const allowed = await subscribe();
    setAsked(allowed);
    notify(allowed ? '有进展会在微信里告诉您' : '没有打开提醒，随时可以来这里看进度');
  };
  return (
    <Button block kind="secondary" id="remind" icon="bell" text="有进展提醒我" onTap={() => void ask()} />
  );
}

const openTicket = (id: string): void => replaceBy(paths.ticket, { id });

export function Done({ outcome, onAgain }: { outcome: Outcome; onAgain: () => void }) {
  const { page, title, text } = words[outcome.kind];
  return (
    <AppPage title={page} id="done">
      <Card className="done">
        <View className={`done__mark ${outcome.kind === 'queued' ? 'done__mark--wait' : ''}`}>
          <Icon name={outcome.kind === 'queued' ? 'wifi-off' : 'check'} />
        </View>
        <Text className="done__title">{title}</Text>
        <Text className="done__text">{text}</Text>
        {outcome.kind !== 'queued' && <Number number={outcome.number} />}
        <View className="done__actions">
          {outcome.kind === 'queued' ? (
            <Button block text="看看我的诉求" onTap={() => goTo(paths.tickets)} />
          ) : (
            <>
              <Button block id="done-open" text="查看进度" onTap={() => openTicket(outcome.id)} />
              <Remind />
            </>
          )}
          <Button block kind="text" text="再反映一件" onTap={onAgain} />
        </View>
      </Card>
    </AppPage>
  );
}
