/** Queues of tickets as data, and how their pages are fetched. Pure: the fetching is handed in. */
import type { Light } from '@jsjb/shared/ticket/deadline';
import type { SuperviseLevel, TicketStatus } from '@jsjb/shared/ticket/ticket';
import type { TicketQueueName } from '@jsjb/shared/ticket/contract';
import type { TicketSummary } from '@jsjb/shared/ticket/view';
import type { ListPage } from '@/hooks/useInfiniteList';

export interface Queue {
  value: string;
  label: string;
  queue: TicketQueueName;
  status?: TicketStatus;
  /** Under supervision (督办) at this level. */
  supervised?: SuperviseLevel;
  /** Only what shows this light. */
  light?: Light;
  /** Where nothing waits for oneself, what waits for colleagues is shown instead. */
  orAll?: boolean;
  empty: string;
  hint?: string;
}

/** Queues of one kind of work; more than one is chosen from below the tab. */
export interface DeskTab {
  value: string;
  label: string;
  queues: readonly [Queue, ...Queue[]];
  /** Any status may be chosen, and a number looked up. */
  searchable?: boolean;
  /** Counted on the tab. */
  counts?: readonly TicketStatus[];
  /** On the tab as it is. */
  count?: number;
}

export interface QueueQuery {
  queue: TicketQueueName;
  supervised?: SuperviseLevel;
  status?: TicketStatus;
  light?: Light;
  number?: string;
  cursor?: string;
}

export type FetchQueue = (query: QueueQuery) => Promise<ListPage<TicketSummary>>;

/** Cursors of the colleagues' queue, so that the next page continues the same queue. */
const OF_ALL = 'all:';

export interface QueueFilter {
  status?: TicketStatus | undefined;
  light?: Light | undefined;
  number?: string | undefined;
}

const given = ({ status, light, number }: QueueFilter): QueueFilter => ({
  ...(status ? { status } : {}),
  ...(light ? { light } : {}),
  ...(number ? { number } : {}),
});

export function loadQueue(queue: Queue, filter: QueueFilter, load: FetchQueue) {
  const narrowed = {
    ...given(queue),
    ...given(filter),
    ...(queue.supervised ? { supervised: queue.supervised } : {}),
  } as Omit<QueueQuery, 'queue' | 'cursor'>;
  const ofAll = async (cursor?: string): Promise<ListPage<TicketSummary>> => {
    const page = await load({ ...narrowed, queue: 'all', ...(cursor ? { cursor } : {}) });
    return { items: page.items, ...(page.next ? { next: OF_ALL + page.next } : {}) };
  };
  return async (cursor: string | undefined): Promise<ListPage<TicketSummary>> => {
    if (cursor?.startsWith(OF_ALL)) return ofAll(cursor.slice(OF_ALL.length));
    const page = await load({ ...narrowed, queue: queue.queue, ...(cursor ? { cursor } : {}) });
    return queue.orAll && !cursor && page.items.length === 0 ? ofAll() : page;
  };
}

/** The length and form of a whole number; anything else is not sent. */
export const isTicketNumber = (text: string): boolean => /^\d{13,16}[0-9X]$/.test(text);
