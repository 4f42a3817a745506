/** The grid worker's day: report, visit, verify on site. Everything here works without a network. */
import { Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import type { TicketSummary } from '@jsjb/shared/ticket/view';
import { Button } from '@/components/Button';
import { Icon } from '@/components/elements/Icon';
import { Tap } from '@/components/elements/Tap';
import { StaffPage } from '@/components/StaffPage';
import { goTo } from '@/navigation/paths';
import { workPaths } from '@/navigation/workPaths';
import { Desk } from '@/features/ticket/desk/Desk';
import type { DeskTab } from '@/features/ticket/desk/queues';
import { fieldWorkKind } from '@/features/fieldWork/fieldWorkKind';
import { Waiting } from '@/sendQueue/Waiting';
import { fetchPages } from './fetchPages';
import { fetchQueue } from '@/features/fieldWork/offlineReads';
import { VerifyForm } from './VerifyForm';
import './index.scss';

const tabs: readonly [DeskTab, ...DeskTab[]] = [
  {
    value: 'verify',
    label: '待核验',
    queues: [
      {
        value: 'verify',
        label: '待核验',
        queue: 'todo',
        empty: '没有要现场核验的',
        hint: '本网格办好的事会请您去看一看',
      },
    ],
  },
  {
    value: 'mine',
    label: '我上报的',
    queues: [{ value: 'mine', label: '我上报的', queue: 'mine', empty: '还没有上报过' }],
  },
  {
    value: 'all',
    label: '本网格',
    queues: [{ value: 'all', label: '本网格', queue: 'all', empty: '本网格没有工单' }],
  },
];

const entrances = [
  {
    id: 'grid-report',
    label: '上报问题',
    hint: '拍照上报，或当场处理',
    icon: 'camera',
    url: workPaths.fieldReport,
  },
  { id: 'grid-visits', label: '入户走访', hint: '今天走访了谁', icon: 'house', url: workPaths.gridVisits },
] as const;

function Entrances() {
  return (
    <View className="field-work">
      {entrances.map(({ id, label, hint, icon, url }) => (
        <Tap key={id} id={id} className="field-work__entrance" onTap={() => goTo(url)}>
          <View className="field-work__icon">
            <Icon name={icon} />
          </View>
          <View className="field-work__words">
            <Text className="field-work__label">{label}</Text>
            <Text className="field-work__hint">{hint}</Text>
          </View>
        </Tap>
      ))}
    </View>
  );
}

export default function GridHome() {
  const [verifying, setVerifying] = useState<TicketSummary>();
  // A verification that was sent, or kept to be sent, makes the list another.
  const [round, setRound] = useState(0);
  useEffect(fetchPages, []);
  const under = (ticket: TicketSummary) =>
    ticket.abilities.includes('verify') && (
      <View className="field-work__verify">
        <Button
          block
          kind="secondary"
          icon="shield-check"
          text="现场核验"
          id={`verify-${ticket.number}`}
          onTap={() => setVerifying(ticket)}
        />
      </View>
    );
  return (
    <StaffPage title="网格工作" id="grid" width="wide">
      {({ person, post }) => (
        <>
          {post.gridName && <View className="field-work__grid">{post.gridName}</View>}
          <Entrances />
          <Waiting kind={fieldWorkKind} onSent={() => setRound(round + 1)} />
          <Desk
            person={`${person} ${round}`}
            tabs={tabs}
            path={workPaths.gridHome}
            ticketPath={workPaths.gridTicket}
            fetch={fetchQueue}
            under={under}
          />
          {verifying && (
            <VerifyForm
              ticket={verifying}
              onClose={() => setVerifying(undefined)}
              onDone={() => {
                setVerifying(undefined);
                setRound(round + 1);
              }}
            />
          )}
        </>
      )}
    </StaffPage>
  );
}
