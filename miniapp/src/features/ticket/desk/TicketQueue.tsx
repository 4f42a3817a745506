/** The tickets of one queue: cards on a phone, dense rows beside the detail on a desktop. */
import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { TicketSummary } from '@jsjb/shared/ticket/view';
import { useRowKeys } from '@/desk/useRowKeys';
import { ListBack, ListMore } from '@/components/ListMore';
import { ListState } from '@/components/ListState';
import { LoadState } from '@/components/LoadState';
import type { InfiniteList } from '@/hooks/useInfiniteList';
import { useNow } from '@/hooks/useNow';
import { useReturn } from '@/hooks/useReturn';
import { useGrowing } from '@/hooks/useGrowing';
import { TicketCard } from '../TicketCard';
import { TicketRow } from './TicketRow';

export interface TicketQueueProps {
  list: InfiniteList<TicketSummary>;
  empty: { title: string; hint?: string | undefined };
  dense: boolean;
  selected: string | undefined;
  hrefOf: (ticket: TicketSummary) => string;
  onOpen: (ticket: TicketSummary) => void;
  /** Below a card: what may be done without opening it. */
  under?: (ticket: TicketSummary) => ReactNode;
}

export function TicketQueue({ list, empty, dense, selected, hrefOf, onOpen, under }: TicketQueueProps) {
  const now = useNow();
  useReturn(() => void list.reload());
  useGrowing(list);
  const keys = useRowKeys('工单', dense);

  if (list.state !== 'ready') return <LoadState of={list} rows={4} reload={list.reload} />;
  if (list.items.length === 0) {
    return <ListState state="empty" title={empty.title} {...(empty.hint ? { hint: empty.hint } : {})} />;
  }
  return (
    <>
      <ListBack list={list} />
      <View className={dense ? 'rows' : 'cards'} id="queue" {...keys}>
        {list.items.map((ticket) =>
          dense ? (
            <TicketRow
              key={ticket.id}
              ticket={ticket}
              now={now}
              on={ticket.id === selected}
              href={hrefOf(ticket)}
              onOpen={() => onOpen(ticket)}
            />
          ) : (
            <View key={ticket.id}>
              <TicketCard ticket={ticket} now={now} onOpen={() => onOpen(ticket)} />
              {under?.(ticket)}
            </View>
          ),
        )}
      </View>
      <ListMore list={list} />
    </>
  );
}
