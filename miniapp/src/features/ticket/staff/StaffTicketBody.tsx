/** What staff read about a ticket: where it stands, what is wanted, by whom, by when, and all that happened. */
import { Text, View } from '@tarojs/components';
import type { TicketDetail } from '@jsjb/shared/ticket/view';
import { channelWords } from '@jsjb/shared/intake/words';
import {
  dispatchModeWords,
  refusalWords,
  statusWords,
  superviseWords,
  typeWords,
  urgencyWords,
} from '@jsjb/shared/ticket/words';
import { Card } from '@/components/Card';
import { Facts } from '@/components/Facts';
import { StatusTag } from '@/components/StatusTag';
import { DueCard } from '../DueCard';
import { PhotoStrip } from '../PhotoStrip';
import { Story } from '../Story';
import { eventLooks, statusLooks } from '../statusStyles';
import { timeWords } from '../timeWords';
import { LegsCard, MeetingsCard } from './LegsCard';
import { CallbacksCard, UnitRequestsCard } from './RecordCards';
import { MergedCard } from './MergedCard';
import { NeighboursCard } from './NeighboursCard';
import { RequesterCard } from './RequesterCard';
import './StaffTicketBody.scss';

/** Only what has happened is worth a word. */
const counted = ({ transfers, returns, redos, urges, joins }: TicketDetail): string =>
  [
    [transfers, '转派'],
    [returns, '退单'],
    [redos, '重办'],
    [urges, '催办'],
    [joins, '也遇到'],
  ]
    .filter(([count]) => Number(count) > 0)
    .map(([count, word]) => `${word} ${count}`)
    .join(' · ');

/** 双派 names who leads, 首接责任 who answers whatever happens. */
function dispatchWords({ mode, unit, firstUnit, legs }: TicketDetail): string {
  if (!mode) return '';
  const helping = legs
    .filter(({ role, status }) => role === 'co' && status !== 'ended')
    .map((leg) => leg.unit.name);
  const who = [
    unit && `${unit.name}主办`,
    helping.length > 0 && `${helping.join('、')}协办`,
    mode === 'firstReceiver' && firstUnit && firstUnit.id !== unit?.id && `${firstUnit.name}首接负责`,
  ];
  return [dispatchModeWords[mode], who.filter(Boolean).join('，')].filter(Boolean).join(' · ');
}

function Head({ ticket, now }: { ticket: TicketDetail; now: Date }) {
  const { status, type, urgency, content, place, photos, channel, number, mode, supervision } = ticket;
  const history = counted(ticket);
  return (
    <Card id="staff-head">
      <View className="staff__tags">
        <StatusTag label={statusWords[status]} {...statusLooks[status]} />
        {urgency !== 'normal' && <StatusTag label={urgencyWords[urgency]} tone="danger" icon="siren" />}
        {supervision && <StatusTag label={superviseWords[supervision.level]} tone="danger" icon="flag" />}
        <Text className="staff__type">{typeWords[type]}</Text>
      </View>
      <View className="staff__text" id="staff-content">
        {content}
      </View>
      <PhotoStrip photos={photos} />
      <Facts
        facts={[
          ['编号', number],
          ['地点', place || '没有填写'],
          ['分类', ticket.categoryName ?? '待确定'],
          ['来源', `${channelWords[channel]} · ${timeWords(new Date(ticket.submittedAt), now)}`],
          ...(mode ? [['派单', dispatchWords(ticket)] as const] : []),
          ...(history ? [['次数', history] as const] : []),
          ...(ticket.previous ? [['上一次反映', ticket.previous.number] as const] : []),
          ...(ticket.next ? [['再次反映', ticket.next.number] as const] : []),
        ]}
      />
    </Card>
  );
}

function Answer({ ticket: { answer, refusal } }: { ticket: TicketDetail }) {
  if (!answer && !refusal) return null;
  return (
    <Card title={refusal ? '不予受理' : '答复群众'} className="staff__part" id="staff-answer">
      {refusal && <View className="staff__refusal">{refusalWords[refusal]}</View>}
      {answer && <View className="staff__text">{answer}</View>}
    </Card>
  );
}

export interface StaffTicketBodyProps {
  ticket: TicketDetail;
  now: Date;
}

export function StaffTicketBody({ ticket, now }: StaffTicketBodyProps) {
  const { due, unit } = ticket;
  const parts = <LegsCard ticket={ticket} now={now} />;
  // Whoever judges a return reads the dispute first.
  const disputed = ticket.decideBy !== undefined;
  return (
    <View className="staff" id={`staff-ticket-${ticket.number}`}>
      <Head ticket={ticket} now={now} />
      {due && <DueCard due={due} now={now} unit={unit?.name} ended={ticket.light === undefined} />}
      <MergedCard ticket={ticket} now={now} />
      {disputed && parts}
      <Answer ticket={ticket} />
      <RequesterCard ticket={ticket} />
      <UnitRequestsCard ticket={ticket} />
      {!disputed && parts}
      <MeetingsCard ticket={ticket} now={now} />
      <NeighboursCard ticket={ticket} now={now} />
      <CallbacksCard ticket={ticket} now={now} />
      <Card title="办理记录" className="staff__part" id="staff-timeline">
        <Story items={ticket.timeline} now={now} looks={eventLooks} ticketId={ticket.id} />
      </Card>
    </View>
  );
}
