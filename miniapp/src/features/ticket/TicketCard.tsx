/** One ticket in a list. */
import { Text, View } from '@tarojs/components';
import { waitingWords } from '@jsjb/shared/ticket/neighbourWords';
import { statusWords, superviseWords, typeWords, urgencyWords } from '@jsjb/shared/ticket/words';
import type { TicketSummary } from '@jsjb/shared/ticket/view';
import { DueBadge } from '@/components/DueBadge';
import { StatusTag } from '@/components/StatusTag';
import { Icon } from '@/components/elements/Icon';
import { Tap } from '@/components/elements/Tap';
import { useStore } from '@/hooks/useStore';
import { preferences } from '@/theme/preferences';
import { statusLooks } from './statusStyles';
import { dueWords, timeWords } from './timeWords';
import './TicketCard.scss';

export interface TicketCardProps {
  ticket: TicketSummary;
  now: Date;
  onOpen: () => void;
}

export function TicketCard({ ticket, now, onOpen }: TicketCardProps) {
  const { elder } = useStore(preferences);
  const { status, type, urgency, excerpt, place, unit, light, dueAt, submittedAt, decideBy, supervised } =
    ticket;
  const waiting = waitingWords(ticket.households);
  return (
    <Tap className="ticket-card" role="link" onTap={onOpen} id={`ticket-${ticket.number}`}>
      <View className="ticket-card__head">
        <View className="ticket-card__tags">
          <StatusTag label={statusWords[status]} {...statusLooks[status]} />
          {urgency !== 'normal' && <StatusTag label={urgencyWords[urgency]} tone="danger" icon="siren" />}
          {ticket.relation === 'neighbour' && <StatusTag label="我也遇到" tone="neutral" icon="users" />}
          {supervised && <StatusTag label={superviseWords[supervised]} tone="danger" icon="flag" />}
        </View>
        <Text className="ticket-card__time">{timeWords(new Date(submittedAt), now)}</Text>
      </View>
      <View className="ticket-card__text">{excerpt}</View>
      <View className="ticket-card__facts">
        {!elder && <Text>{typeWords[type]}</Text>}
        {place !== '' && (
          <View className="ticket-card__fact">
            <Icon name="map-pin" />
            <Text>{place}</Text>
          </View>
        )}
        {unit && !elder && (
          <View className="ticket-card__fact">
            <Icon name="building-2" />
            <Text>{unit.name}</Text>
          </View>
        )}
        {waiting && (
          <View className="ticket-card__fact">
            <Icon name="users" />
            <Text>{waiting}</Text>
          </View>
        )}
        {decideBy && (
          <View className={`ticket-card__fact ${new Date(decideBy) <= now ? 'ticket-card__fact--late' : ''}`}>
            <Icon name="gavel" />
            <Text>
              退单{new Date(decideBy) <= now ? '应' : '请'}在 {dueWords(new Date(decideBy), now)} 前审核
            </Text>
          </View>
        )}
      </View>
      {light && dueAt && <DueBadge light={light} dueAt={new Date(dueAt)} now={now} />}
    </Tap>
  );
}
