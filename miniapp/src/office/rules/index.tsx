/** The city's rules: read by every office, published as versions by the administrator. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { type RulesView, rulesEndpoints } from '@jsjb/shared/rules/contract';
import { request } from '@/api/client';
import { LoadState } from '@/components/LoadState';
import { Tabs } from '@/components/Tabs';
import { notify } from '@/device/notify';
import { useLoaded } from '@/hooks/useLoaded';
import { useNow } from '@/hooks/useNow';
import { usePullDown } from '@/hooks/usePullDown';
import { StaffPage } from '@/components/StaffPage';
import { AlarmsTab } from '@/features/rules/AlarmsTab';
import { CalendarTab } from '@/features/rules/CalendarTab';
import { HoursTab } from '@/features/rules/HoursTab';
import { LimitsTab } from '@/features/rules/LimitsTab';
import { ScoreTab } from '@/features/rules/ScoreTab';
import { ruleTabs, type RuleTab } from '@/features/rules/tabs';
import '@/features/rules/rules.scss';

const views = { calendar: CalendarTab, limits: LimitsTab, alarms: AlarmsTab, score: ScoreTab } as const;

function Rules({ publishes }: { publishes: boolean }) {
  const [tab, setTab] = useState<RuleTab>('calendar');
  const now = useNow();
  const { loaded, reload, replace } = useLoaded('rules', () => request(rulesEndpoints.readRules, {}));
  usePullDown(reload);
  const published = (rules: RulesView): void => {
    replace(rules);
    notify('已发布');
  };
  const Chosen = tab === 'hours' ? undefined : views[tab];
  return (
    <View id="rules" className="rules">
      <Tabs label="哪些规则" tabs={ruleTabs} value={tab} onChange={setTab} />
      <LoadState of={loaded} reload={reload} />
      {loaded.state === 'ready' && Chosen && (
        <Chosen rules={loaded.value} publishes={publishes} now={now} onPublished={published} />
      )}
      {tab === 'hours' && <HoursTab publishes={publishes} />}
    </View>
  );
}

export default function RulesPage() {
  return (
    <StaffPage title="规则与日历" id="rules-page" width="wide">
      {({ me, person }) => <Rules key={person} publishes={me.abilities.includes('rules.publish')} />}
    </StaffPage>
  );
}
