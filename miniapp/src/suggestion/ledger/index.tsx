/** The books of a year: the budget, what stands on each account, every entry with both sides. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { localDate } from '@jsjb/shared/calendar/calendar';
import { type LedgerEntryView, rewardEndpoints } from '@jsjb/shared/reward/contract';
import type { Account } from '@jsjb/shared/reward/ledger';
import { yuan } from '@jsjb/shared/reward/reward';
import { accountWords } from '@jsjb/shared/reward/words';
import { wordsOf } from '@/api/apiError';
import { request, openExport } from '@/api/client';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { ChoiceChips } from '@/components/ChoiceChips';
import { ListBack, ListMore } from '@/components/ListMore';
import { LoadState } from '@/components/LoadState';
import { StatRow } from '@/components/StatTile';
import { useTask } from '@/hooks/useTask';
import { ROWS } from '@/hooks/rows';
import { useInfiniteList } from '@/hooks/useInfiniteList';
import { useLoaded } from '@/hooks/useLoaded';
import { useNow } from '@/hooks/useNow';
import { useGrowing } from '@/hooks/useGrowing';
import { StaffPage } from '@/components/StaffPage';
import '@/features/suggestion/SuggestionBody.scss';
import { BudgetCard } from '@/features/reward/BudgetCard';
import { LedgerEntry } from '@/features/reward/LedgerEntry';
import './index.scss';

/** What the tiles say; the budget's own side is the mirror of the three. */
const tiles: readonly Account[] = ['committed', 'inTransit', 'paid'];

function Ledger({ person, year, keeps }: { person: string; year: string; keeps: boolean }) {
  const { busy, run } = useTask();
  const [balances, setBalances] = useState<readonly { account: Account; fen: number }[]>([]);
  const budget = useLoaded(`budget ${person} ${year}`, () =>
    request(rewardEndpoints.readBudget, { params: { year } }),
  );
  const list = useInfiniteList<LedgerEntryView>(
    `ledger ${person} ${year}`,
    async (cursor) => {
      const page = await request(rewardEndpoints.listLedger, {
        query: { year, limit: ROWS, ...(cursor ? { cursor } : {}) },
      });
      setBalances(page.balances);
      return page;
    },
    wordsOf,
  );
  useGrowing(list);
  const save = () => openExport(rewardEndpoints.exportLedger, { year }, `建议奖励台账${year}.xlsx`);
  if (list.state !== 'ready') return <LoadState of={list} reload={list.reload} />;
  return (
    <View id="ledger">
      <StatRow
        tiles={tiles.map((account) => ({
          label: accountWords[account],
          value: yuan(balances.find((each) => each.account === account)?.fen ?? 0),
        }))}
      />
      {budget.loaded.state === 'ready' && (
        <BudgetCard
          year={year}
          budget={budget.loaded.value}
          keeps={keeps}
          onDone={() => void budget.reload()}
        />
      )}
      <Card
        title="分录"
        className="suggestion-part"
        id="entries"
        aside={
          <Button
            id="export-ledger"
            small
            kind="secondary"
            icon="download"
            text="导出 xlsx"
            loading={busy}
            onTap={() => void run(save)}
          />
        }
      >
        {list.items.length === 0 && <View className="suggestion-note">这一年还没有分录。</View>}
        <ListBack list={list} />
        {list.items.map((entry) => (
          <LedgerEntry key={entry.id} entry={entry} />
        ))}
        <ListMore list={list} />
      </Card>
    </View>
  );
}

export default function LedgerPage() {
  const now = useNow();
  const thisYear = Number(localDate(now).slice(0, 4));
  const [year, setYear] = useState(String(thisYear));
  const years = [thisYear, thisYear - 1, thisYear + 1].map(String).sort();
  return (
    <StaffPage title="奖励台账" id="ledger-page">
      {({ me, person }) => (
        <>
          <View className="ledger__years">
            <ChoiceChips
              label="年度"
              choices={years.map((value) => ({ value, label: `${value} 年` }))}
              value={year}
              onChange={setYear}
            />
          </View>
          <Ledger
            key={`${person} ${year}`}
            person={person}
            year={year}
            keeps={me.abilities.includes('reward.finance')}
          />
        </>
      )}
    </StaffPage>
  );
}
