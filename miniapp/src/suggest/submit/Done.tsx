/** After an idea was sent, or co-signed. */
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { AppPage } from '@/components/AppPage';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { Icon } from '@/components/elements/Icon';
import { notify } from '@/components/notify';
import { canSubscribe, subscribe } from '@/device/subscribe';
import { ideaPaths } from '@/session/ideaPaths';
import { replaceBy } from '@/session/paths';

export interface Outcome {
  kind: 'sent' | 'cosigned';
  id: string;
  number?: string;
}

const words = {
  sent: { title: '收到了，谢谢您的好主意', text: '受理、研究、采纳与否，每一步都会告诉您。' },
  cosigned: { title: '附议成功', text: '有了结果会一起告诉您，不用再写一遍。' },
} as const;

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

export function Done({ outcome }: { outcome: Outcome }) {
  const { title, text } = words[outcome.kind];
  return (
    <AppPage title={outcome.kind === 'sent' ? '提交成功' : '附议成功'} id="idea-done">
      <Card className="idea-done">
        <View className="idea-done__mark">
          <Icon name={outcome.kind === 'sent' ? 'check' : 'thumbs-up'} />
        </View>
        <Text className="idea-done__title">{title}</Text>
        <Text className="idea-done__text">{text}</Text>
        {outcome.number && (
          <Text className="idea-done__number">
            编号 <Text id="done-number">{outcome.number}</Text>
          </Text>
        )}
        <View className="idea-done__actions">
          <Button
            block
            id="done-open"
            text="查看进度"
            onTap={() => replaceBy(ideaPaths.detail, { id: outcome.id })}
          />
          <Remind />
          <Button block kind="text" text="看看别人的好建议" onTap={() => replaceBy(ideaPaths.home)} />
        </View>
      </Card>
    </AppPage>
  );
}
