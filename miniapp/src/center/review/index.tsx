/** What waits for a second look by a person: held contents, and requests to see who is kept unknown. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Me } from '@jsjb/shared/account/contract';
import { Tabs } from '@/components/Tabs';
import { StaffPage } from '@/components/StaffPage';
import { badges } from '@/navigation/badges';
import { HeldContent } from './HeldContent';
import { Unmaskings } from './Unmaskings';
import './index.scss';

type Queue = 'held' | 'unmaskings';

const all: readonly { value: Queue; label: string; needs: string; badge: string }[] = [
  { value: 'held', label: '内容复核', needs: 'content.judge', badge: 'review' },
  { value: 'unmaskings', label: '身份查看', needs: 'ticket.unmask', badge: 'unmasking' },
];

function Review({ me, person }: { me: Me; person: string }) {
  const offered = all.filter(({ needs }) => me.abilities.includes(needs));
  const [chosen, setChosen] = useState<Queue>(offered[0]?.value ?? 'unmaskings');
  const [counts, setCounts] = useState<Partial<Record<Queue, number>>>({});
  const count = (value: Queue, badge: string) => (waiting: number) => {
    badges.set(badge, waiting);
    setCounts((now) => ({ ...now, [value]: waiting }));
  };
  return (
    <>
      {offered.length > 1 && (
        <Tabs
          label="复核审批"
          tabs={offered.map(({ value, label }) => ({ value, label, count: counts[value] ?? 0 }))}
          value={chosen}
          onChange={setChosen}
        />
      )}
      <View className="review">
        {chosen === 'held' ? (
          <HeldContent person={person} onCount={count('held', 'review')} />
        ) : (
          <Unmaskings person={person} onCount={count('unmaskings', 'unmasking')} />
        )}
      </View>
    </>
  );
}

export default function ReviewPage() {
  return (
    <StaffPage title="复核审批" id="review" width="wide">
      {({ me, person }) => <Review key={person} me={me} person={person} />}
    </StaffPage>
  );
}
