/** Ideas in the hands of staff: the centre takes in and forwards, the unit decides. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { SuggestionBox, SuggestionSummary } from '@jsjb/shared/contract/peoplesSuggestions';
import type { SuggestionStatus } from '@jsjb/shared/suggestion/suggestion';
import { wordsOf } from '@/api/apiError';
import { call } from '@/api/client';
import { Button } from '@/components/Button';
import { ChoiceChips } from '@/components/ChoiceChips';
import { SearchBar } from '@/components/SearchBar';
import { Tabs } from '@/components/Tabs';
import { NothingChosen } from '@/desk/NothingChosen';
import { Pane } from '@/desk/Pane';
import { moveByKey } from '@/desk/rowKeys';
import { useNumberSearch } from '@/desk/useNumberSearch';
import '@/desk/desk.scss';
import { useDesktop } from '@/hooks/useDesktop';
import { ROWS } from '@/hooks/rows';
import { useInfiniteList } from '@/hooks/useInfiniteList';
import { useNow } from '@/hooks/useNow';
import { StaffPage } from '@/session/StaffPage';
import { ideaPaths } from '@/session/ideaPaths';
import { goTo } from '@/session/paths';
import { IdeaBody } from '../IdeaBody';
import { IdeaCard } from '../IdeaCard';
import { IdeaList } from '../IdeaList';
import { useIdea } from '../useIdea';

interface Pile {
  value: string;
  label: string;
  box: SuggestionBox;
  status?: SuggestionStatus;
  empty: string;
}

const todo: readonly Pile[] = [
  { value: 'todo', label: '全部待办', box: 'todo', empty: '没有要办的建议' },
  { value: 'submitted', label: '待受理', box: 'todo', status: 'submitted', empty: '没有待受理的建议' },
  { value: 'accepted', label: '待转办', box: 'todo', status: 'accepted', empty: '没有待转办的建议' },
  { value: 'adopted', label: '待答复', box: 'todo', status: 'adopted', empty: '没有采纳后待答复的建议' },
];
const ofUnit: readonly Pile[] = [
  { value: 'todo', label: '全部待办', box: 'todo', empty: '没有要办的建议' },
  { value: 'forwarded', label: '待研究', box: 'todo', status: 'forwarded', empty: '没有待研究的建议' },
  { value: 'answered', label: '待落实', box: 'todo', status: 'answered', empty: '没有待落实的建议' },
];
const everything: readonly Pile[] = [
  { value: 'all', label: '全部', box: 'all', empty: '还没有建议' },
  { value: 'forwarded', label: '研究中', box: 'all', status: 'forwarded', empty: '没有研究中的建议' },
  { value: 'answered', label: '已反馈', box: 'all', status: 'answered', empty: '没有已反馈的建议' },
  { value: 'carriedOut', label: '已落实', box: 'all', status: 'carriedOut', empty: '没有已落实的建议' },
  { value: 'rewarded', label: '已奖励', box: 'all', status: 'rewarded', empty: '没有已奖励的建议' },
];
const tabs = [
  { value: 'todo', label: '待办' },
  { value: 'all', label: '全部' },
] as const;
type Tab = (typeof tabs)[number]['value'];

const isWeb = process.env.TARO_ENV === 'h5';
const written = (text: string): string => text.replace(/^jy/i, 'JY');
/** Ours begin with JY; the province's are its own. */
const looksLikeNumber = (text: string): boolean => /^(JY\d{8,}[0-9X]|[\w-]{3,40})$/.test(text);

interface IdeaPaneProps {
  id: string;
  person: string;
  /** Its version in the list. */
  listed: number;
  onMoved: () => void;
}

function IdeaPane({ id, person, listed, onMoved }: IdeaPaneProps) {
  const now = useNow();
  const work = useIdea(id, person, { listed, onMoved });
  return <Pane work={work}>{(idea) => <IdeaBody idea={idea} now={now} person={person} />}</Pane>;
}

function Desk({ person, unit }: { person: string; unit: boolean }) {
  const desktop = useDesktop();
  const now = useNow();
  const [tab, setTab] = useState<Tab>('todo');
  const [pileName, setPileName] = useState('');
  const { number, bar } = useNumberSearch(written, looksLikeNumber, '请输入完整的建议编号');
  const [selected, setSelected] = useState<string>();
  const piles = tab === 'all' ? everything : unit ? ofUnit : todo;
  const pile = piles.find(({ value }) => value === pileName) ?? (piles[0] as Pile);
  const wanted = tab === 'all' ? number : '';
  const list = useInfiniteList<SuggestionSummary>(
    [person, tab, pile.value, wanted].join(' '),
    (cursor) =>
      call('listSuggestions', {
        query: {
          box: pile.box,
          limit: ROWS,
          ...(pile.status ? { status: pile.status } : {}),
          ...(wanted ? { number: wanted } : {}),
          ...(cursor ? { cursor } : {}),
        },
      }),
    wordsOf,
  );
  const keys = isWeb && desktop ? { role: 'listbox', 'aria-label': '建议', onKeyDown: moveByKey } : {};
  return (
    <View className={`desk ${desktop ? 'desk--two' : ''}`} id="idea-desk">
      <View className="desk__list">
        <Tabs
          label="工作内容"
          tabs={tabs}
          value={tab}
          onChange={(next) => {
            setTab(next);
            setPileName('');
          }}
        />
        <View className="desk__piles">
          <ChoiceChips
            label="分类查看"
            choices={piles.map(({ value, label }) => ({ value, label }))}
            value={pile.value}
            onChange={setPileName}
          />
        </View>
        {tab === 'all' && <SearchBar label="按编号查找" placeholder="建议编号或省平台编号" {...bar} />}
        <IdeaList list={list} keys={keys} empty={{ title: wanted ? '没有这个编号的建议' : pile.empty }}>
          {list.items.map((idea) => (
            <IdeaCard
              key={idea.id}
              idea={idea}
              now={now}
              staff
              {...(desktop ? { on: idea.id === selected } : {})}
              onOpen={() => (desktop ? setSelected(idea.id) : goTo(ideaPaths.detail, { id: idea.id }))}
            />
          ))}
        </IdeaList>
      </View>
      {desktop && (
        <View className="desk__detail">
          {selected ? (
            <IdeaPane
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

export default function IdeaDesk() {
  return (
    <StaffPage title="建议办理" id="idea-desk-page" width="wide">
      {({ me, person }) => (
        <>
          {me.abilities.includes('suggestion.call') && (
            <View className="desk__piles">
              <Button
                id="open-calls"
                small
                kind="secondary"
                icon="megaphone"
                text="征集主题、导入导出"
                onTap={() => goTo(ideaPaths.calls)}
              />
            </View>
          )}
          <Desk key={person} person={person} unit={me.abilities.includes('suggestion.adopt')} />
        </>
      )}
    </StaffPage>
  );
}
