/** One ticket in a dense list beside its detail: a line of words, a line of facts. */
import { Text, View } from '@tarojs/components';
import type { TicketSummary } from '@jsjb/shared/ticket/view';
import { lightWords, statusWords, superviseWords, urgencyWords } from '@jsjb/shared/ticket/words';
import { remainingWords } from '@/components/dueWords';
import { StatusTag } from '@/components/StatusTag';
import { RowLink } from '@/components/elements/RowLink';
import { statusLooks } from '../statusStyles';
import { dueWords, timeWords } from '../timeWords';
import './TicketRow.scss';

export interface TicketRowProps {
  ticket: TicketSummary;
  now: Date;
  on: boolean;
  /** The page of the ticket alone. */
  href: string;
  onOpen: () => void;
}

export function TicketRow({ ticket, now, on, href, onOpen }: TicketRowProps) {
  const { status, urgency, excerpt, place, unit, light, dueAt, submittedAt, decideBy, supervised } = ticket;
  return (
    <RowLink
      className={`trow ${on ? 'trow--on' : ''}`}
      id={`ticket-${ticket.number}`}
      href={href}
      on={on}
      onTap={onOpen}
    >
      <View className="trow__head">
        <StatusTag label={statusWords[status]} {...statusLooks[status]} />
        {urgency !== 'normal' && <StatusTag label={urgencyWords[urgency]} tone="danger" icon="siren" />}
        {supervised && <StatusTag label={superviseWords[supervised]} tone="danger" icon="flag" />}
        {decideBy ? (
          <Text className={`trow__due ${new Date(decideBy) <= now ? 'trow__due--red' : ''}`}>
            审核限 {dueWords(new Date(decideBy), now)}
          </Text>
        ) : light && dueAt ? (
          <Text className={`trow__due trow__due--${light}`}>
            {lightWords[light]} {remainingWords(new Date(dueAt), now)}
          </Text>
        ) : (
          <Text className="trow__due">{timeWords(new Date(submittedAt), now)}</Text>
        )}
      </View>
      <View className="trow__text">{excerpt}</View>
      <View className="trow__facts">{[unit?.name, place].filter(Boolean).join(' · ')}</View>
    </RowLink>
  );
}
