/** What was written without a network, or refused by the server, and has not arrived yet. */
import { View } from '@tarojs/components';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { StatusTag } from '@/components/StatusTag';
import { ask } from '@/components/ask';
import { copyText } from '@/device/copyText';
import { dropPhoto } from '@/device/photoShelf';
import { useTask } from '@/hooks/useTask';
import { sendQueue } from './phoneQueue';
import type { QueuedItem, SendKind } from './sendKind';
import { useQueued } from './useQueued';
import './Waiting.scss';

async function drop<Body>(kind: SendKind<Body, unknown>, item: QueuedItem<Body>): Promise<void> {
  if (!(await ask({ title: `不${kind.verb}了吗？`, content: '写下的内容会删除。' }))) return;
  sendQueue.remove(kind, item.key);
  for (const { path } of item.photos) void dropPhoto(path);
}

function Refusal<Body>({ kind, item }: { kind: SendKind<Body, unknown>; item: QueuedItem<Body> }) {
  return (
    <>
      <View className="waiting__why">{item.refused}</View>
      <View className="waiting__note">可以再试一次；还是不行，请复制内容，改好以后重新{kind.verb}。</View>
      <View className="waiting__actions">
        <Button
          kind="text"
          small
          text="复制内容"
          onTap={() => void copyText(kind.typedOf(item.body), '请截图或抄下内容。')}
        />
        <Button kind="text" small text="再试一次" onTap={() => sendQueue.retry(kind, item.key)} />
      </View>
    </>
  );
}

export interface WaitingProps<Body> {
  kind: SendKind<Body, unknown>;
  /** Something has arrived. */
  onSent?: () => void;
}

export function Waiting<Body>({ kind, onSent }: WaitingProps<Body>) {
  const items = useQueued(kind, onSent);
  const { busy, run } = useTask();
  if (items.length === 0) return null;
  const { length: count } = items.filter(({ refused }) => refused === undefined);
  return (
    <Card
      title={count > 0 ? `等待${kind.verb} ${count} 件` : `没有${kind.verb}成功`}
      className="waiting"
      id="waiting"
    >
      {count > 0 && <View className="waiting__note">已存在手机里，连上后自动{kind.verb}，照片先发。</View>}
      {items.map((item) => {
        const { title, text } = kind.wordsOf(item.body);
        const { key, photos, refused } = item;
        return (
          <View className="waiting__item" key={key}>
            <View className="waiting__head">
              <View className="waiting__title">{title}</View>
              <StatusTag
                label={refused ? '没有成功' : photos.length > 0 ? `${photos.length} 张照片` : '还没送到'}
                tone={refused ? 'danger' : 'warn'}
              />
            </View>
            <View className="waiting__text">{text}</View>
            {refused && <Refusal kind={kind} item={item} />}
            <View className="waiting__actions">
              <Button kind="text" small text="删除" onTap={() => void drop(kind, item)} />
            </View>
          </View>
        );
      })}
      {count > 0 && (
        <Button
          id="send-now"
          kind="secondary"
          block
          text={`现在${kind.verb}`}
          loading={busy}
          onTap={() => void run(() => sendQueue.flush([kind]))}
        />
      )}
    </Card>
  );
}
