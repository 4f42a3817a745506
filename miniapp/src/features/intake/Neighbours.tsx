/** Before a matter is sent a second time: somebody nearby may have raised it, and one can join. */
import { ticketActions } from '@jsjb/shared/ticket/actionContract';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { SimilarTicket } from '@jsjb/shared/search/contract';
import { statusWords } from '@jsjb/shared/ticket/words';
import { wordsOf } from '@/api/apiError';
import { request } from '@/api/client';
import { Button } from '@/components/Button';
import { Sheet } from '@/components/Sheet';
import { StatusTag } from '@/components/StatusTag';
import { notify } from '@/device/notify';
import { useNow } from '@/hooks/useNow';
import { statusLooks } from '@/features/ticket/statusStyles';
import { timeWords } from '@/features/ticket/timeWords';

export interface NeighboursProps {
  items: readonly SimilarTicket[];
  onJoined: (ticket: { id: string; number: string }) => void;
  /** It is another matter: send it. */
  onOther: () => void;
  onClose: () => void;
}

interface NeighbourProps {
  ticket: SimilarTicket;
  busy: boolean;
  onJoin: () => void;
}

function Neighbour({ ticket, busy, onJoin }: NeighbourProps) {
  const now = useNow();
  const { id, excerpt, place, status, submittedAt, people } = ticket;
  return (
    <View className="neighbour">
      <View className="neighbour__head">
        <StatusTag label={statusWords[status]} {...statusLooks[status]} />
        <Text className="neighbour__note">{timeWords(new Date(submittedAt), now)}</Text>
      </View>
      <View className="neighbour__text">{excerpt}</View>
      <View className="neighbour__note">{[place, `已有 ${people} 人反映`].filter(Boolean).join(' · ')}</View>
      <Button
        id={`join-${id}`}
        kind="secondary"
        small
        icon="users"
        text="我也遇到"
        loading={busy}
        onTap={onJoin}
      />
    </View>
  );
}

export function Neighbours({ items, onJoined, onOther, onClose }: NeighboursProps) {
  const [joining, setJoining] = useState('');
  const join = async (id: string): Promise<void> => {
    setJoining(id);
    try {
      const { number } = await request(ticketActions.join, { params: { id }, body: {} });
      onJoined({ id, number });
    } catch (error) {
      notify(wordsOf(error));
      setJoining('');
    }
  };
  return (
    <Sheet
      open
      id="neighbours"
      title="附近有人反映过"
      onClose={onClose}
      footer={<Button id="not-the-same" block text="不是同一件，继续提交" onTap={onOther} />}
    >
      <View className="neighbour__lead">同一件事不用重复写。点“我也遇到”，办理进展会一并告诉您。</View>
      {items.map((ticket) => (
        <Neighbour
          key={ticket.id}
          ticket={ticket}
          busy={joining === ticket.id}
          onJoin={() => void join(ticket.id)}
        />
      ))}
    </Sheet>
  );
}
