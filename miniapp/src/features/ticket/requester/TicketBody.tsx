/** What one reads about a ticket, from what matters most to what was written at the start. */
import { Text, View } from '@tarojs/components';
import type { TicketDetail } from '@jsjb/shared/ticket/view';
import { refusalWords, statusWords, typeWords } from '@jsjb/shared/ticket/words';
import { contactWayWords, relationWords } from '@jsjb/shared/ticket/reach';
import { waitingWords } from '@jsjb/shared/ticket/neighbourWords';
import { Card } from '@/components/Card';
import { Facts } from '@/components/Facts';
import { StatusTag } from '@/components/StatusTag';
import { Steps } from '@/components/Steps';
import { DueCard } from '@/features/ticket/DueCard';
import { PhotoStrip } from '@/features/ticket/PhotoStrip';
import { Story } from '@/features/ticket/Story';
import { eventLooks, statusLooks, statusSentences, wayOf, waySteps } from '@/features/ticket/statusStyles';
import { timeWords } from '@/features/ticket/timeWords';
import type { Begin } from '@/features/ticket/TicketPage';
import { AgainCard } from './AgainCard';
import { MergedProgress } from './MergedProgress';
import { NumberRow } from './NumberRow';
import { RecordedCard } from './RecordedCard';
import { VerdictCard } from './VerdictCard';
import './TicketBody.scss';

function Answer({ ticket }: { ticket: TicketDetail }) {
  const { answer, refusal, result, abilities } = ticket;
  const title = refusal ? '不予受理的原因' : '给您的答复';
  // The question shows the same, with the buttons below.
  if ((!answer && !refusal) || abilities.includes('verdict')) return null;
  return (
    <Card title={title} className="detail__part" id="ticket-answer">
      {refusal && <View className="detail__reason">{refusalWords[refusal]}</View>}
      {answer && <View className="detail__text">{answer}</View>}
      {answer && result && <PhotoStrip photos={[...result.before, ...result.after]} />}
    </Card>
  );
}

export function TicketBody({ ticket, now, begin }: { ticket: TicketDetail; now: Date; begin: Begin }) {
  const { status, number, due, unit, content, place, photos, requester } = ticket;
  const way = wayOf(status);
  return (
    <>
      <Card id="ticket-head">
        <View className="detail__head">
          <StatusTag label={statusWords[status]} {...statusLooks[status]} />
          <Text className="detail__type">{typeWords[ticket.type]}</Text>
        </View>
        <View className="detail__sentence">{statusSentences[status]}</View>
        {way !== undefined && <Steps steps={waySteps} current={way} />}
        <NumberRow number={number} />
      </Card>
      <VerdictCard ticket={ticket} onVerdict={(verdict) => begin('verdict', { verdict })} />
      {due && <DueCard due={due} now={now} unit={unit?.name} ended={ticket.light === undefined} />}
      <Answer ticket={ticket} />
      <RecordedCard ticket={ticket} now={now} onObject={(call) => begin('object', { call: String(call) })} />
      <AgainCard ticket={ticket} now={now} />
      <MergedProgress ticket={ticket} now={now} />
      <Card title="办理进度" className="detail__part" id="ticket-timeline">
        <Story items={ticket.timeline} now={now} looks={eventLooks} ticketId={ticket.id} />
      </Card>
      <Card title={requester.own ? '您反映的内容' : '反映的内容'} className="detail__part">
        <View className="detail__text" id="ticket-content">
          {content}
        </View>
        <PhotoStrip photos={photos} />
        <Facts
          facts={[
            ['地点', place || '没有填写'],
            ['分类', ticket.categoryName ?? '待确定'],
            ...(ticket.households ? [['一起等的', waitingWords(ticket.households)] as const] : []),
            ['时间', timeWords(new Date(ticket.submittedAt), now)],
            ['署名', requester.anonymous ? '匿名' : requester.name],
            ...(requester.behalf ? [['替谁反映', relationWords[requester.behalf.relation]] as const] : []),
            ...(requester.own && requester.preferredContact
              ? [['联系方式', requester.phone ?? contactWayWords.message] as const]
              : []),
            ...(ticket.previous ? [['上一次反映', ticket.previous.number] as const] : []),
            ...(ticket.next ? [['再次反映', ticket.next.number] as const] : []),
          ]}
        />
      </Card>
    </>
  );
}
