/** Signs several waiting tickets at once: chosen in a sheet, with progress and the outcome of each. */
import { ticketActions } from '@jsjb/shared/ticket/actionContract';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { TicketSummary } from '@jsjb/shared/ticket/view';
import { wordsOf } from '@/api/apiError';
import { request } from '@/api/client';
import { Button } from '@/components/Button';
import { Sheet } from '@/components/Sheet';
import { Icon } from '@/components/elements/Icon';
import { Tap } from '@/components/elements/Tap';
import type { InfiniteList } from '@/hooks/useInfiniteList';
import { signAll, type SignState } from './signAll';
import './BatchSign.scss';

const sign = ({ id, version }: TicketSummary): Promise<unknown> =>
  request(ticketActions.sign, { params: { id }, body: { version } });

const words = (state: SignState | undefined): string => {
  if (!state) return '';
  if (state.kind === 'failed') return state.why;
  return { waiting: '等待', signing: '正在签收…', signed: '已签收' }[state.kind];
};

interface LineProps {
  ticket: TicketSummary;
  state: SignState | undefined;
  on: boolean;
  onToggle: () => void;
}

function Line({ ticket, state, on, onToggle }: LineProps) {
  return (
    <Tap role="checkbox" checked={on} className="batch__line" disabled={state !== undefined} onTap={onToggle}>
      <View className={`batch__box ${on ? 'batch__box--on' : ''}`}>{on && <Icon name="check" />}</View>
      <View className="batch__words">
        <Text className="batch__text">{ticket.excerpt}</Text>
        {state && <Text className={`batch__state batch__state--${state.kind}`}>{words(state)}</Text>}
      </View>
    </Tap>
  );
}

function Chooser({ tickets, onClose }: { tickets: readonly TicketSummary[]; onClose: () => void }) {
  // What was waiting when the sheet opened: the list behind it changes while signing.
  const [offered] = useState(tickets);
  const [left, setLeft] = useState<readonly string[]>([]);
  const [states, setStates] = useState<Readonly<Record<string, SignState>>>({});
  const [phase, setPhase] = useState<'choosing' | 'signing' | 'done'>('choosing');
  const chosen = offered.filter(({ id }) => !left.includes(id));
  const ended = Object.values(states).filter(({ kind }) => kind === 'signed' || kind === 'failed').length;
  const signed = Object.values(states).filter(({ kind }) => kind === 'signed').length;

  const run = async (): Promise<void> => {
    setPhase('signing');
    setStates(Object.fromEntries(chosen.map(({ id }) => [id, { kind: 'waiting' }])));
    await signAll(chosen, sign, wordsOf, (id, state) => setStates((now) => ({ ...now, [id]: state })));
    setPhase('done');
  };
  const toggle = (id: string): void =>
    setLeft(left.includes(id) ? left.filter((other) => other !== id) : [...left, id]);

  const footer =
    phase === 'done' ? (
      <Button id="batch-close" text="完成" onTap={onClose} />
    ) : (
      <Button
        id="batch-run"
        text={phase === 'signing' ? `正在签收 ${ended}/${chosen.length}` : `签收 ${chosen.length} 件`}
        loading={phase === 'signing'}
        disabled={chosen.length === 0}
        onTap={() => void run()}
      />
    );
  return (
    <Sheet
      open
      id="batch"
      title="批量签收"
      onClose={phase === 'signing' ? () => undefined : onClose}
      footer={footer}
    >
      {phase !== 'choosing' && (
        <View className="batch__progress" {...{ 'aria-live': 'polite' }}>
          <View className="batch__track">
            <View
              className="batch__bar"
              style={{ width: `${(ended / Math.max(chosen.length, 1)) * 100}%` }}
            />
          </View>
          <Text>
            已签收 {signed} 件{ended > signed && `，没有签成 ${ended - signed} 件`}
          </Text>
        </View>
      )}
      {offered.map((ticket) => (
        <Line
          key={ticket.id}
          ticket={ticket}
          state={states[ticket.id]}
          on={!left.includes(ticket.id)}
          onToggle={() => toggle(ticket.id)}
        />
      ))}
    </Sheet>
  );
}

export function BatchSign({ list }: { list: InfiniteList<TicketSummary> }) {
  const [open, setOpen] = useState(false);
  const waiting = list.items.filter(({ abilities }) => abilities.includes('sign'));
  if (!open && waiting.length < 2) return null;
  return (
    <View className="batch__entry">
      <Button
        id="batch-open"
        kind="secondary"
        block
        icon="check"
        text={`批量签收（${waiting.length} 件待签收）`}
        onTap={() => setOpen(true)}
      />
      {open && (
        <Chooser
          tickets={waiting}
          onClose={() => {
            setOpen(false);
            void list.reload();
          }}
        />
      )}
    </View>
  );
}
