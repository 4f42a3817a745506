/** What one reads about a ticket, from what matters most to what was written at the start. */
import { Text, View } from '@tarojs/components';
import type { TicketDetail } from '@jsjb/shared/ticket/view';
import { refusalWords, statusWords, typeWords } from '@jsjb/shared/ticket/words';
import { Card } from '@/components/Card';
import { Facts } from '@/components/Facts';
import { StatusTag } from '@/components/StatusTag';
import { Steps } from '@/components/Steps';
import { DueCard } from '@/features/ticket/DueCard';
import { PhotoStrip } from '@/features/ticket/PhotoStrip';
import { Story } from '@/features/ticket/Story';
import { eventLooks, statusLooks, statusSentences, wayOf, waySteps } from '@/features/ticket/statusStyles';
import { timeWords } from '@/features/ticket/timeWords';
import { NumberRow } from './NumberRow';
import './TicketBody.scss';

/** The pictures that belong to the answer: those of the report it was taken from. */
const answerPhotos = ({ timeline }: TicketDetail): TicketDetail['photos'] =>
  [...timeline].reverse().find(({ type, photos }) => type === 'ticket.reported' && photos.length > 0)
    ?.photos ?? [];

function Answer({ ticket }: { ticket: TicketDetail }) {
  const { answer, refusal } = ticket;
  const title = refusal ? '不予受理的原因' : '给您的答复';
  if (!answer && !refusal) return null;
  return (
    <Card title={title} className="detail__part" id="ticket-answer">
      {refusal && <View className="detail__reason">{refusalWords[refusal]}</View>}
      {answer && <View className="detail__text">{answer}</View>}
      {answer && <PhotoStrip photos={answerPhotos(ticket)} />}
    </Card>
  );
}

export function TicketBody({ ticket, now }: { ticket: TicketDetail; now: Date }) {
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
      {due && <DueCard due={due} now={now} unit={unit?.name} ended={ticket.light === undefined} />}
      <Answer ticket={ticket} />
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
            ['时间', timeWords(new Date(ticket.submittedAt), now)],
            ['署名', requester.anonymous ? '匿名' : requester.name],
          ]}
        />
      </Card>
    </>
  );
}
