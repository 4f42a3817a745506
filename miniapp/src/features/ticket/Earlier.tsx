/** What was added to a ticket before the newest that its page shows: opened on request, a page at a time. */
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { ticketEndpoints, type FactKind } from '@jsjb/shared/ticket/contract';
import type { TimelineItem } from '@jsjb/shared/ticket/view';
import { wordsOf } from '@/api/apiError';
import { request } from '@/api/client';
import { Button } from '@/components/Button';
import { notify } from '@/device/notify';
import { PhotoStrip } from './PhotoStrip';
import { timeWords } from './timeWords';

export interface EarlierProps {
  ticketId: string;
  kind: FactKind;
  /** What happened since stands in the timeline already. */
  before: string;
  now: Date;
}

export function Earlier({ ticketId, kind, before, now }: EarlierProps) {
  const [items, setItems] = useState<readonly TimelineItem[]>([]);
  const [next, setNext] = useState<string | undefined>();
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);

  const more = async (): Promise<void> => {
    setBusy(true);
    try {
      const query = { kind, limit: '20', ...(next ? { cursor: next } : {}) };
      const page = await request(ticketEndpoints.listTicketFacts, { params: { id: ticketId }, query });
      setItems([...items, ...page.items.filter(({ at }) => at < before)]);
      setNext(page.next);
      setAsked(true);
    } catch (error) {
      notify(wordsOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <View>
      {items.map(({ at, who, text, photos }) => (
        <View key={`${at} ${text ?? ''}`} className="timeline__text">
          <Text>{`${timeWords(new Date(at), now)} · ${who}${text ? `：${text}` : ''}`}</Text>
          <PhotoStrip photos={photos} />
        </View>
      ))}
      {(!asked || next) && (
        <Button
          kind="text"
          small
          text={asked ? '再看更早的' : '展开'}
          loading={busy}
          onTap={() => void more()}
        />
      )}
    </View>
  );
}
