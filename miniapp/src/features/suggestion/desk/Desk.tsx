/** Suggestions of staff: queues, a list, and beside it on a desktop what was chosen. */
import { View } from '@tarojs/components';
import {
  type SuggestionQueue,
  type SuggestionSummary,
  suggestionEndpoints,
} from '@jsjb/shared/suggestion/contract';
import type { SuggestionStatus } from '@jsjb/shared/suggestion/suggestion';
import { wordsOf } from '@/api/apiError';
import { request } from '@/api/client';
import { ChoiceChips } from '@/components/ChoiceChips';
import { SearchBar } from '@/components/SearchBar';
import { Tabs } from '@/components/Tabs';
import { NothingChosen } from '@/desk/NothingChosen';
import { Pane } from '@/desk/Pane';
import { useDeskPlace } from '@/desk/useDeskPlace';
import { useNumberSearch } from '@/desk/useNumberSearch';
import { useRowKeys } from '@/desk/useRowKeys';
import '@/desk/desk.scss';
import { ROWS } from '@/hooks/rows';
import { useInfiniteList } from '@/hooks/useInfiniteList';
import { useNow } from '@/hooks/useNow';
import { suggestionPaths } from '@/navigation/suggestionPaths';
import { SuggestionBody } from '../SuggestionBody';
import { SuggestionCard } from '../SuggestionCard';
import { SuggestionList } from '../SuggestionList';
import { useSuggestion } from '../useSuggestion';

interface Queue {
  value: string;
  label: string;
  queue: SuggestionQueue;
  status?: SuggestionStatus;
  empty: string;
}

const todo: readonly Queue[] = [
  { value: 'todo', label: '全部待办', queue: 'todo', empty: '没有要办的建议' },
  { value: 'submitted', label: '待受理', queue: 'todo', status: 'submitted', empty: '没有待受理的建议' },
  { value: 'accepted', label: '待转办', queue: 'todo', status: 'accepted', empty: '没有待转办的建议' },
  { value: 'adopted', label: '待答复', queue: 'todo', status: 'adopted', empty: '没有采纳后待答复的建议' },
];
const ofUnit: readonly Queue[] = [
  { value: 'todo', label: '全部待办', queue: 'todo', empty: '没有要办的建议' },
  { value: 'forwarded', label: '待研究', queue: 'todo', status: 'forwarded', empty: '没有待研究的建议' },
  { value: 'answered', label: '待落实', queue: 'todo', status: 'answered', empty: '没有待落实的建议' },
];
const everything: readonly Queue[] = [
  { value: 'all', label: '全部', queue: 'all', empty: '还没有建议' },
  { value: 'forwarded', label: '研究中', queue: 'all', status: 'forwarded', empty: '没有研究中的建议' },
  { value: 'answered', label: '已反馈', queue: 'all', status: 'answered', empty: '没有已反馈的建议' },
  { value: 'carriedOut', label: '已落实', queue: 'all', status: 'carriedOut', empty: '没有已落实的建议' },
  { value: 'rewarded', label: '已奖励', queue: 'all', status: 'rewarded', empty: '没有已奖励的建议' },
];
const tabs = [
  { value: 'todo', label: '待办' },
  { value: 'all', label: '全部' },
] as const;
type Tab = (typeof tabs)[number]['value'];

const written = (text: string): string => text.replace(/^jy/i, 'JY');
/** Ours begin with JY; the province's are its own. */
const looksLikeNumber = (text: string): boolean => /^(JY\d{8,}[0-9X]|[\w-]{3,40})$/.test(text);

interface SuggestionPaneProps {
  id: string;
  person: string;
  /** Its version in the list. */
  listed: number;
  onMoved: () => void;
}

function SuggestionPane({ id, person, listed, onMoved }: SuggestionPaneProps) {
  const now = useNow();
  const work = useSuggestion(id, person, { listed, onMoved });
  return (
    <Pane work={work}>
      {(suggestion) => <SuggestionBody suggestion={suggestion} now={now} person={person} />}
    </Pane>
  );
}

export function Desk({ person, unit }: { person: string; unit: boolean }) {
  const now = useNow();
  const { desktop, place, go, open } = useDeskPlace(suggestionPaths.desk, suggestionPaths.detail);
  const tab: Tab = tabs.find(({ value }) => value === place['tab'])?.value ?? 'todo';
  const selected = place['id'];
  const { number, bar } = useNumberSearch(written, looksLikeNumber, '请输入完整的建议编号');
  const queues = tab === 'all' ? everything : unit ? ofUnit : todo;
  const queue = queues.find(({ value }) => value === place['queue']) ?? (queues[0] as Queue);
  const wanted = tab === 'all' ? number : '';
  const list = useInfiniteList<SuggestionSummary>(
    [person, tab, queue.value, wanted].join(' '),
    (cursor) =>
      request(suggestionEndpoints.listSuggestions, {
        query: {
          queue: queue.queue,
          limit: ROWS,
          ...(queue.status ? { status: queue.status } : {}),
          ...(wanted ? { number: wanted } : {}),
          ...(cursor ? { cursor } : {}),
        },
      }),
    wordsOf,
  );
  const keys = useRowKeys('建议', desktop);
  return (
    <View className={`desk ${desktop ? 'desk--two' : ''}`} id="suggestion-desk">
      <View className="desk__list">
        <Tabs
          label="工作内容"
          tabs={tabs}
          value={tab}
          onChange={(next) => go({ tab: next, queue: undefined })}
        />
        <View className="desk__queues">
          <ChoiceChips
            label="分类查看"
            choices={queues.map(({ value, label }) => ({ value, label }))}
            value={queue.value}
            onChange={(next) => go({ queue: next })}
          />
        </View>
        {tab === 'all' && <SearchBar label="按编号查找" placeholder="建议编号或省平台编号" {...bar} />}
        <SuggestionList
          list={list}
          keys={keys}
          empty={{ title: wanted ? '没有这个编号的建议' : queue.empty }}
        >
          {list.items.map((suggestion) => (
            <SuggestionCard
              key={suggestion.id}
              suggestion={suggestion}
              now={now}
              staff
              {...(desktop ? { on: suggestion.id === selected } : {})}
              onOpen={() => open(suggestion.id)}
            />
          ))}
        </SuggestionList>
      </View>
      {desktop && (
        <View className="desk__detail">
          {selected ? (
            <SuggestionPane
              key={selected}
              id={selected}
              person={person}
              listed={list.items.find(({ id }) => id === selected)?.version ?? 0}
              onMoved={() => void list.reload()}
            />
          ) : (
            <NothingChosen icon="lightbulb" what="条建议" />
          )}
        </View>
      )}
    </View>
  );
}
