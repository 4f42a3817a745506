/** Words and pictures that were held: a person looks and decides; the ticket goes its way meanwhile. */
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { type HeldView, moderationEndpoints } from '@jsjb/shared/moderation/contract';
import { request } from '@/api/client';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { ListState } from '@/components/ListState';
import { LoadState } from '@/components/LoadState';
import { notify } from '@/device/notify';
import { ActionForm } from '@/forms/ActionForm';
import type { FormSpec } from '@/forms/formSpec';
import { useLoaded } from '@/hooks/useLoaded';
import { useNow } from '@/hooks/useNow';
import { goTo } from '@/navigation/paths';
import { workPaths } from '@/navigation/workPaths';
import { PhotoStrip } from '@/features/ticket/PhotoStrip';
import { timeWords } from '@/features/ticket/timeWords';

type Decision = 'pass' | 'hide';

const specs: Record<Decision, FormSpec> = {
  pass: {
    title: '放行',
    submit: '确认放行',
    intro: '内容没有问题。诉求人会看到“已人工复核”。',
    fields: [{ kind: 'text', name: 'note', label: '备注', max: 200, rows: 2 }],
  },
  hide: {
    title: '不公开',
    submit: '确认不公开',
    intro: '图片不再给承办单位和其他人看，诉求照常办理，诉求人会知道结果。',
    fields: [{ kind: 'text', name: 'note', label: '原因', max: 200, rows: 2, required: true }],
  },
};

const doubtWords = ({ text, images }: HeldView): string =>
  [text && '文字存疑', images > 0 && `${images} 张图片存疑`].filter(Boolean).join('，');

function HeldCard({ held, now, onDecide }: { held: HeldView; now: Date; onDecide: (how: Decision) => void }) {
  return (
    <Card className="review__card" id={`held-${held.id}`}>
      <View className="review__head">
        <Text className="review__title">{doubtWords(held)}</Text>
        <Text className="review__at">{timeWords(new Date(held.at), now)}</Text>
      </View>
      <Text className="review__content">{held.content}</Text>
      {held.photos.length > 0 && <PhotoStrip photos={held.photos} />}
      <Button
        kind="text"
        small
        text={`工单 ${held.number}`}
        onTap={() => goTo(workPaths.centerTicket, { id: held.ticketId })}
      />
      <View className="review__buttons">
        <Button kind="secondary" block icon="eye-off" text="不公开" onTap={() => onDecide('hide')} />
        <Button block icon="check" text="放行" onTap={() => onDecide('pass')} />
      </View>
    </Card>
  );
}

export function HeldContent({ person, onCount }: { person: string; onCount: (count: number) => void }) {
  const now = useNow();
  const { loaded, reload } = useLoaded(`held ${person}`, async () => {
    const page = await request(moderationEndpoints.listHeld, {});
    onCount(page.items.length);
    return page;
  });
  const [deciding, setDeciding] = useState<{ held: HeldView; how: Decision }>();
  if (loaded.state !== 'ready') return <LoadState of={loaded} reload={reload} />;
  const decide = async ({ note = '' }: Record<string, unknown>): Promise<void> => {
    if (!deciding) return;
    const { held, how } = deciding;
    await request(moderationEndpoints.decideHeld, {
      params: { check: held.id },
      body: { decision: how, note: String(note) },
    });
    setDeciding(undefined);
    notify(how === 'pass' ? '已放行' : '已设为不公开');
    await reload();
  };
  return (
    <>
      {loaded.value.items.length === 0 && (
        <ListState state="empty" title="没有待复核的内容" hint="系统拿不准的文字和图片会放在这里" />
      )}
      {loaded.value.items.map((held) => (
        <HeldCard key={held.id} held={held} now={now} onDecide={(how) => setDeciding({ held, how })} />
      ))}
      {deciding && (
        <ActionForm
          key={deciding.how}
          spec={specs[deciding.how]}
          schema={moderationEndpoints.decideHeld.body}
          fixed={{ decision: deciding.how }}
          onClose={() => setDeciding(undefined)}
          onOutdated={() => void reload()}
          onSubmit={decide}
        />
      )}
    </>
  );
}
