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
import type { KeptPhoto } from '@/device/keptPhoto';
import { notify } from '@/device/notify';
import { useNow } from '@/hooks/useNow';
import { statusLooks } from '@/features/ticket/statusStyles';
import { timeWords } from '@/features/ticket/timeWords';

export interface NeighboursProps {
  items: readonly SimilarTicket[];
  /** What has been written goes along: it is kept with the matter that is joined. */
  text: string;
  photos: readonly KeptPhoto[];
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
  const { id, excerpt, place, status, submittedAt, people, joined } = ticket;
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
        text={joined ? '补充到这一件' : '我也遇到'}
        loading={busy}
        onTap={onJoin}
      />
    </View>
  );
}

/** Who joined before adds to it. */
const send = ({ id, joined }: SimilarTicket, body: { text: string; photos: string[] }) =>
  request(joined ? ticketActions.supplement : ticketActions.join, { params: { id }, body });

export function Neighbours({ items, text, photos, onJoined, onOther, onClose }: NeighboursProps) {
  const [joining, setJoining] = useState('');
  const join = async (ticket: SimilarTicket): Promise<void> => {
    const { id } = ticket;
    const sent = photos.flatMap((photo) => photo.id ?? []);
    if (sent.length < photos.length) return notify('有照片还没有传上去，请返回重传或删去');
    setJoining(id);
    try {
      const { number } = await send(ticket, { text: text.trim(), photos: sent });
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
      <View className="neighbour__lead">
        同一件事不用重复写。点“我也遇到”，您写的和照片会一并交给承办单位，进展也会告诉您。
      </View>
      {items.map((ticket) => (
        <Neighbour
          key={ticket.id}
          ticket={ticket}
          busy={joining === ticket.id}
          onJoin={() => void join(ticket)}
        />
      ))}
    </Sheet>
  );
}
