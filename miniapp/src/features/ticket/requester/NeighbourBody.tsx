/** One ticket as a neighbour who joined reads it: stage, unit, due, answer, and what they said of it themselves. */
import { Text, View } from '@tarojs/components';
import type { TicketDetail } from '@jsjb/shared/ticket/view';
import { waitingWords } from '@jsjb/shared/ticket/neighbourWords';
import type { TicketStatus } from '@jsjb/shared/ticket/ticket';
import { refusalWords, statusWords, typeWords, verdictWords } from '@jsjb/shared/ticket/words';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { Facts } from '@/components/Facts';
import { StatusTag } from '@/components/StatusTag';
import { Steps } from '@/components/Steps';
import { goTo, paths } from '@/navigation/paths';
import { DueCard } from '../DueCard';
import { PhotoStrip } from '../PhotoStrip';
import { Story } from '../Story';
import { eventLooks, statusLooks, statusSentences, wayOf, waySteps } from '../statusStyles';
import { timeWords } from '../timeWords';
import { MergedProgress } from './MergedProgress';
import { NumberRow } from './NumberRow';
import './TicketBody.scss';

/** What is otherwise said to the one who raised it. */
const sentences: Partial<Record<TicketStatus, string>> = {
  reported: '单位说办好了。您这边解决了没有，请说一声。',
  pendingCallback: '已经核验。您这边解决了没有，请说一声。',
  closed: '已经办结。您这边没有解决的，请告诉我们。',
  answered: '已经答复，请看下面的答复。',
  withdrawn: '反映人已撤回。您这边没有解决的，请告诉我们。',
};

function OwnAnswer({ ticket: { neighbour }, now }: { ticket: TicketDetail; now: Date }) {
  const { answer, ownTicket } = neighbour ?? {};
  if (!answer && !ownTicket) return null;
  return (
    <Card title="您说的结果" className="detail__part" id="neighbour-answer">
      {answer && (
        <>
          <View className="detail__text">
            {[verdictWords[answer.verdict], answer.text].filter(Boolean).join('。')}
          </View>
          <PhotoStrip photos={answer.photos} />
          <Text className="detail__type">{timeWords(new Date(answer.at), now)}</Text>
        </>
      )}
      {ownTicket && (
        <Button
          id="own-ticket"
          kind="secondary"
          small
          text={`已为您单独立案 ${ownTicket.number}`}
          onTap={() => goTo(paths.ticket, { id: ownTicket.id })}
        />
      )}
    </Card>
  );
}

export function NeighbourBody({ ticket, now }: { ticket: TicketDetail; now: Date }) {
  const { status, number, due, unit, answer, refusal } = ticket;
  const way = wayOf(status);
  return (
    <>
      <Card id="ticket-head">
        <View className="detail__head">
          <StatusTag label={statusWords[status]} {...statusLooks[status]} />
          <StatusTag label="我也遇到" tone="neutral" icon="users" />
        </View>
        <View className="detail__sentence">{sentences[status] ?? statusSentences[status]}</View>
        {way !== undefined && <Steps steps={waySteps} current={way} />}
        <NumberRow number={number} />
      </Card>
      {due && <DueCard due={due} now={now} unit={unit?.name} ended={ticket.light === undefined} />}
      {(answer || refusal) && (
        <Card title={refusal ? '不予受理的原因' : '答复'} className="detail__part" id="ticket-answer">
          {refusal && <View className="detail__reason">{refusalWords[refusal]}</View>}
          {answer && <View className="detail__text">{answer}</View>}
        </Card>
      )}
      <OwnAnswer ticket={ticket} now={now} />
      <MergedProgress ticket={ticket} now={now} />
      <Card title="办理进度" className="detail__part" id="ticket-timeline">
        <Story items={ticket.timeline} now={now} looks={eventLooks} ticketId={ticket.id} />
      </Card>
      <Card title="这件事" className="detail__part">
        <View className="detail__text" id="ticket-content">
          {ticket.content}
        </View>
        <Facts
          facts={[
            ['类型', typeWords[ticket.type]],
            ['地点', ticket.place || '没有填写'],
            ['在等的', waitingWords(ticket.households) || '只有反映人'],
            ['提交', timeWords(new Date(ticket.submittedAt), now)],
          ]}
        />
      </Card>
    </>
  );
}
