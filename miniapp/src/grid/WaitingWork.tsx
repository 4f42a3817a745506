/** What was done without a network, or refused by the server, and has not arrived yet. */
import { View } from '@tarojs/components';
import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { StatusTag } from '@/components/StatusTag';
import { ask } from '@/components/ask';
import { fieldSendQueue } from '@/sendQueue/fieldSendQueue';
import { wordsOfWork } from './fieldWork';
import './WaitingWork.scss';

async function drop(key: string): Promise<void> {
  const sure = await ask({ title: '不发送了吗？', content: '记下的内容会删除。' });
  if (sure) fieldSendQueue.remove(key);
}

/** `onSent`: something has arrived. */
export function WaitingWork({ onSent }: { onSent?: () => void }) {
  const [items, setItems] = useState(fieldSendQueue.items);
  const [busy, setBusy] = useState(false);
  const tell = useRef(onSent);
  useEffect(() => {
    tell.current = onSent;
  });
  useEffect(() => {
    let before = fieldSendQueue.items().length;
    return fieldSendQueue.subscribe(() => {
      const left = fieldSendQueue.items();
      setItems(left);
      // Something has arrived, at a tap or because the network is back: the lists are no longer as they were.
      if (left.length < before) tell.current?.();
      before = left.length;
    });
  }, []);
  if (items.length === 0) return null;

  const sendNow = async (): Promise<void> => {
    setBusy(true);
    await fieldSendQueue.flush();
    setBusy(false);
  };
  return (
    <Card title={`待发送 ${items.length} 件`} className="waiting-work" id="waiting-work">
      <View className="waiting-work__note">已存在手机里，有网后自动发送，照片先发。</View>
      {items.map(({ key, body, photos, refused }) => {
        const { title, text } = wordsOfWork(body);
        return (
          <View className="waiting-work__item" key={key}>
            <View className="waiting-work__head">
              <View className="waiting-work__title">{title}</View>
              <StatusTag
                label={refused ? '没有成功' : photos.length > 0 ? `${photos.length} 张照片` : '等待发送'}
                tone={refused ? 'danger' : 'warn'}
              />
            </View>
            <View className="waiting-work__text">{text}</View>
            {refused && <View className="waiting-work__why">{refused}</View>}
            {refused && <Button kind="text" small text="删除" onTap={() => void drop(key)} />}
          </View>
        );
      })}
      <Button
        id="send-now"
        kind="secondary"
        block
        text="现在发送"
        loading={busy}
        onTap={() => void sendNow()}
      />
    </Card>
  );
}
