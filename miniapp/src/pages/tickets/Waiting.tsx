/** What was written without a network, or refused by the server, and has not become a ticket yet. */
import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { StatusTag } from '@/components/StatusTag';
import { ask } from '@/components/ask';
import { ticketSendQueue } from '@/sendQueue/ticketSendQueue';
import './Waiting.scss';

export function Waiting() {
  const [items, setItems] = useState(ticketSendQueue.items);
  const [busy, setBusy] = useState(false);
  useEffect(() => ticketSendQueue.subscribe(() => setItems(ticketSendQueue.items())), []);

  const sendNow = async (): Promise<void> => {
    setBusy(true);
    await ticketSendQueue.flush();
    setBusy(false);
  };
  const drop = async (key: string): Promise<void> => {
    const sure = await ask({ title: '不提交了吗？', content: '写下的内容会删除。' });
    if (sure) ticketSendQueue.remove(key);
  };

  return (
    <>
      {items.map(({ key, body, refused }) => (
        <Card
          key={key}
          className="waiting"
          title={refused ? '没有提交成功' : '等待提交'}
          aside={<StatusTag label={refused ? '需要修改' : '连上后自动提交'} tone="warn" />}
        >
          <View className="waiting__text">{body.content}</View>
          {refused && <View className="waiting__why">{refused}</View>}
          <View className="waiting__actions">
            <Button kind="text" small text="删除" onTap={() => void drop(key)} />
            {!refused && (
              <Button kind="secondary" small text="现在提交" loading={busy} onTap={() => void sendNow()} />
            )}
          </View>
        </Card>
      ))}
    </>
  );
}
