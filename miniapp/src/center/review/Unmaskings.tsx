/** Requests to see who asked to be kept unknown: those that wait for me, and what became of mine. */
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { type UnmaskingView, unmaskingEndpoints } from '@jsjb/shared/unmasking/contract';
import { request } from '@/api/client';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { ListState } from '@/components/ListState';
import { LoadState } from '@/components/LoadState';
import { StatusTag } from '@/components/StatusTag';
import { notify } from '@/device/notify';
import type { Tone } from '@/components/tone';
import { ActionForm } from '@/forms/ActionForm';
import type { FormSpec } from '@/forms/formSpec';
import { useLoaded } from '@/hooks/useLoaded';
import { useNow } from '@/hooks/useNow';
import { goTo } from '@/navigation/paths';
import { workPaths } from '@/navigation/workPaths';
import { timeWords } from '@/features/ticket/timeWords';

const stateWords: Record<UnmaskingView['state'], [string, Tone]> = {
  waiting: ['等待审批', 'warn'],
  approved: ['已批准', 'success'],
  refused: ['未批准', 'neutral'],
};

const specOf = (approved: boolean): FormSpec => ({
  title: approved ? '批准查看身份' : '不批准',
  submit: approved ? '确认批准' : '确认不批准',
  intro: approved
    ? '批准后，申请人 24 小时内可以查看这位群众的姓名和电话。您的批准会留下记录，群众也会知道。'
    : '申请人会看到原因。',
  fields: [
    {
      kind: 'text',
      name: 'note',
      label: approved ? '备注' : '原因',
      max: 200,
      rows: 2,
      ...(approved ? {} : { required: true }),
    },
  ],
});

interface RequestCardProps {
  request: UnmaskingView;
  now: Date;
  onDecide: (approved: boolean) => void;
}

function RequestCard({ request, now, onDecide }: RequestCardProps) {
  const [label, tone] = stateWords[request.state];
  const until = request.until && `可查看到 ${timeWords(new Date(request.until), now)}`;
  return (
    <Card className="review__card" id={`request-${request.id}`}>
      <View className="review__head">
        <Text className="review__title">{request.own ? '我的申请' : request.who}</Text>
        <StatusTag label={label} tone={tone} />
      </View>
      <Text className="review__content">{request.reason}</Text>
      <Text className="review__at">
        {[timeWords(new Date(request.at), now), until, request.note].filter(Boolean).join('，')}
      </Text>
      <Button
        kind="text"
        small
        text={`工单 ${request.number}`}
        onTap={() => goTo(workPaths.centerTicket, { id: request.ticketId })}
      />
      {request.mayDecide && (
        <View className="review__buttons">
          <Button kind="secondary" block text="不批准" onTap={() => onDecide(false)} />
          <Button block icon="check" text="批准" onTap={() => onDecide(true)} />
        </View>
      )}
    </Card>
  );
}

export function Unmaskings({ person, onCount }: { person: string; onCount: (count: number) => void }) {
  const now = useNow();
  const { loaded, reload } = useLoaded(`unmaskings ${person}`, async () => {
    const page = await request(unmaskingEndpoints.listUnmaskings, {});
    onCount(page.items.filter(({ mayDecide }) => mayDecide).length);
    return page;
  });
  const [deciding, setDeciding] = useState<{ asked: UnmaskingView; approved: boolean }>();
  if (loaded.state !== 'ready') return <LoadState of={loaded} reload={reload} />;
  const decide = async ({ note = '' }: Record<string, unknown>): Promise<void> => {
    if (!deciding) return;
    const { asked, approved } = deciding;
    await request(unmaskingEndpoints.decideUnmasking, {
      params: { request: asked.id },
      body: { approved, note: String(note) },
    });
    setDeciding(undefined);
    notify(approved ? '已批准' : '已答复申请人');
    await reload();
  };
  return (
    <>
      {loaded.value.items.length === 0 && (
        <ListState state="empty" title="没有申请" hint="有人要查看匿名或举报人的身份时，在这里审批" />
      )}
      {loaded.value.items.map((request) => (
        <RequestCard
          key={request.id}
          request={request}
          now={now}
          onDecide={(approved) => setDeciding({ asked: request, approved })}
        />
      ))}
      {deciding && (
        <ActionForm
          key={String(deciding.approved)}
          spec={specOf(deciding.approved)}
          schema={unmaskingEndpoints.decideUnmasking.body}
          fixed={{ approved: deciding.approved }}
          onClose={() => setDeciding(undefined)}
          onOutdated={() => void reload()}
          onSubmit={decide}
        />
      )}
    </>
  );
}
