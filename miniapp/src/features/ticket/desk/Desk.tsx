/** A desk of staff: queues as tabs, a list, and on a desktop the chosen ticket beside it. */
import { ticketEndpoints } from '@jsjb/shared/ticket/contract';
import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { Summary } from '@jsjb/shared/cockpit/contract';
import type { TicketSummary } from '@jsjb/shared/ticket/view';
import { ticketStatuses, type TicketStatus } from '@jsjb/shared/ticket/ticket';
import { statusWords } from '@jsjb/shared/ticket/words';
import { wordsOf } from '@/api/apiError';
import { request } from '@/api/client';
import { Button } from '@/components/Button';
import { ChoiceChips } from '@/components/ChoiceChips';
import { SearchBar } from '@/components/SearchBar';
import { Tabs } from '@/components/Tabs';
import { PickOne } from '@/components/elements/PickOne';
import { NothingChosen } from '@/desk/NothingChosen';
import { useDeskPlace } from '@/desk/useDeskPlace';
import { useNumberSearch } from '@/desk/useNumberSearch';
import { ROWS } from '@/hooks/rows';
import { useInfiniteList, type InfiniteList } from '@/hooks/useInfiniteList';
import { addressOf } from '@/navigation/paths';
import { StaffTicketPane } from '../staff/StaffTicketPane';
import { TicketQueue } from './TicketQueue';
import { isTicketNumber, loadQueue, type DeskTab, type FetchQueue } from './queues';
import '@/desk/desk.scss';

export interface DeskProps {
  /** Another person or post starts over. */
  person: string;
  tabs: readonly [DeskTab, ...DeskTab[]];
  /** The address of the page it stands on. */
  path: string;
  /** The page of one ticket, for phones. */
  ticketPath: string;
  transferUnder?: string | undefined;
  /** In place of asking the server directly, e.g. to have something to show without a network. */
  fetch?: FetchQueue;
  /** Of a searchable queue, at first. */
  startStatus?: TicketStatus | undefined;
  /** Figures for the tabs, where the post has them. */
  statuses?: Summary['statuses'] | undefined;
  /** Told when a ticket has moved. */
  onMoved?: () => void;
  /** Above the list, with what is in it. */
  above?: (list: InfiniteList<TicketSummary>) => ReactNode;
  under?: (ticket: TicketSummary) => ReactNode;
}

const askServer: FetchQueue = (query) =>
  request(ticketEndpoints.listTickets, { query: { ...query, limit: ROWS } });

const upperCase = (text: string): string => text.toUpperCase();

const statusOptions = [
  { value: 'any', label: '全部状态' },
  ...ticketStatuses.map((status) => ({ value: status, label: statusWords[status] })),
];

function countOf({ counts, count: fixed }: DeskTab, statuses: DeskProps['statuses']): { count?: number } {
  if (fixed !== undefined) return { count: fixed };
  if (!counts || !statuses) return {};
  const inTab = statuses.filter(({ status }) => counts.includes(status));
  return { count: inTab.reduce((sum, { count }) => sum + count, 0) };
}

export function Desk({ person, path, tabs, ticketPath, statuses, fetch = askServer, ...more }: DeskProps) {
  const { onMoved, above, under } = more;
  const { desktop, place, go, open } = useDeskPlace(path, ticketPath, { status: more.startStatus });
  const status = ticketStatuses.find((known) => known === place['status']);
  const selected = place['id'];
  const { number, bar } = useNumberSearch(upperCase, isTicketNumber, '请输入完整的工单编号');

  const tab = tabs.find(({ value }) => value === place['tab']) ?? tabs[0];
  const queue = tab.queues.find(({ value }) => value === place['queue']) ?? tab.queues[0];
  const filter = tab.searchable ? { status, number } : {};
  const list = useInfiniteList(
    [person, tab.value, queue.value, filter.status, filter.number].join(' '),
    loadQueue(queue, filter, fetch),
    wordsOf,
  );

  const refresh = (): void => {
    void list.reload();
    onMoved?.();
  };

  return (
    <View className={`desk ${desktop ? 'desk--two' : ''}`} id="desk">
      <View className="desk__list">
        {tabs.length > 1 && (
          <Tabs
            label="工作内容"
            tabs={tabs.map((each) => ({ value: each.value, label: each.label, ...countOf(each, statuses) }))}
            value={tab.value}
            onChange={(next) => go({ tab: next, queue: undefined })}
          />
        )}
        {tab.queues.length > 1 && (
          <View className="desk__queues">
            <ChoiceChips
              label="分类查看"
              choices={tab.queues.map(({ value, label, light }) => ({ value, label, lamp: light }))}
              value={queue.value}
              onChange={(next) => go({ queue: next })}
            />
          </View>
        )}
        {tab.searchable && (
          <View className="desk__filters">
            <SearchBar label="按编号查找" placeholder="编号" {...bar} />
            <PickOne
              label="状态"
              options={statusOptions}
              value={status ?? 'any'}
              onChange={(next) => go({ status: next === 'any' ? undefined : next })}
            />
          </View>
        )}
        {desktop && (
          <View className="desk__refresh">
            <Text>{list.items.length > 0 ? `${list.items.length}${list.more ? '+' : ''} 件` : ''}</Text>
            <Button kind="text" small icon="refresh-cw" text="刷新" onTap={refresh} />
          </View>
        )}
        {above?.(list)}
        <TicketQueue
          list={list}
          empty={filter.number ? { title: '没有这个编号的工单' } : { title: queue.empty, hint: queue.hint }}
          dense={desktop}
          selected={selected}
          hrefOf={({ id }) => addressOf(ticketPath, { id })}
          onOpen={({ id }) => open(id)}
          {...(under ? { under } : {})}
        />
      </View>
      {desktop && (
        <View className="desk__detail">
          {selected ? (
            <StaffTicketPane
              key={selected}
              id={selected}
              transferUnder={more.transferUnder}
              listed={list.items.find(({ id }) => id === selected)?.version ?? 0}
              onMoved={refresh}
            />
          ) : (
            list.items.length > 0 && <NothingChosen icon="inbox" what="件工单" />
          )}
        </View>
      )}
    </View>
  );
}
