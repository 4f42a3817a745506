/** The units' parts in a ticket: who leads, who answers first, what was disputed, and what a meeting ruled. */
import { Text, View } from '@tarojs/components';
import type { LegView, MeetingView, TicketDetail } from '@jsjb/shared/ticket/view';
import { legEndWords, legStatusWords } from '@jsjb/shared/ticket/words';
import { Card } from '@/components/Card';
import { DueBadge } from '@/components/DueBadge';
import { Facts } from '@/components/Facts';
import { StatusTag } from '@/components/StatusTag';
import { PhotoStrip } from '../PhotoStrip';
import { dueWords, timeWords } from '../timeWords';
import { decisionTones, decisionWords } from './decisions';

type Request = NonNullable<LegView['returnRequest']>;

/** A return before its judges: the reason, every piece of evidence, by when it must be decided, what was decided. */
function Return({ asked, now }: { asked: Request; now: Date }) {
  const { decision, decideBy, decisionNote } = asked;
  const late = decideBy !== undefined && new Date(decideBy) <= now;
  return (
    <View className="leg__asked" id="return">
      <View className="leg__head">
        <Text className="leg__unit">申请退单</Text>
        <StatusTag
          label={decision ? (decisionWords[decision] ?? '') : late ? '审核超时' : '等待审核'}
          tone={decision ? (decisionTones[decision] ?? 'neutral') : late ? 'danger' : 'warn'}
        />
      </View>
      <View>理由：{asked.reason}</View>
      {asked.evidence.map((line, at) => (
        <View key={line}>
          依据 {at + 1}：{line}
        </View>
      ))}
      <PhotoStrip photos={asked.photos} />
      <View className="leg__facts">
        <Text>{timeWords(new Date(asked.at), now)} 提出</Text>
        {!decision && decideBy && <Text>请在 {dueWords(new Date(decideBy), now)} 前审核</Text>}
      </View>
      {decisionNote && <View>审核意见：{decisionNote}</View>}
    </View>
  );
}

/** Who leads now stands before who helps, though both were sent at once. */
function newestFirst(legs: readonly LegView[]): LegView[] {
  const isLeading = ({ role, end }: LegView): boolean => role === 'lead' && end === undefined;
  return [...legs].reverse().sort((a, b) => Number(isLeading(b)) - Number(isLeading(a)));
}

function Leg({ leg, first, now }: { leg: LegView; first: boolean; now: Date }) {
  const { unit, role, status, end, light, dueAt, signedAt, returnRequest } = leg;
  const running = status === 'pendingSign' || status === 'handling';
  return (
    <View className="leg">
      <View className="leg__head">
        <Text className="leg__unit">{unit.name}</Text>
        <View className="leg__tags">
          {first && <StatusTag label="首接责任" tone="warn" icon="shield-check" />}
          <StatusTag
            label={`${role === 'lead' ? '主办' : '协办'} · ${end ? legEndWords[end] : legStatusWords[status]}`}
            tone={running ? 'info' : 'neutral'}
          />
        </View>
      </View>
      {running && <DueBadge light={light} dueAt={new Date(dueAt)} now={now} />}
      <View className="leg__facts">
        {running && <Text>{dueWords(new Date(dueAt), now)} 前</Text>}
        <Text>{signedAt ? `${timeWords(new Date(signedAt), now)} 签收` : '还没有签收'}</Text>
        {role === 'lead' && <Text>{leg.contacted ? '已联系上群众' : '还没有联系上群众'}</Text>}
      </View>
      {returnRequest && <Return asked={returnRequest} now={now} />}
    </View>
  );
}

/** How often a ticket has changed hands is what the reform counts: said even when it is little. */
const wandered = ({ transfers, returns }: TicketDetail): string =>
  `转派 ${transfers} 次 · 退单 ${returns} 次`;

export function LegsCard({ ticket, now }: { ticket: TicketDetail; now: Date }) {
  const { legs, firstUnit } = ticket;
  if (legs.length === 0) return null;
  const firstLeg = legs.find(({ role, unit }) => role === 'lead' && unit.id === firstUnit?.id);
  return (
    <Card
      title="承办单位"
      className="staff__part"
      id="legs"
      aside={<Text className="leg__count">{wandered(ticket)}</Text>}
    >
      {newestFirst(legs).map((leg) => (
        <Leg key={leg.id} leg={leg} first={leg.id === firstLeg?.id} now={now} />
      ))}
    </Card>
  );
}

function Meeting({ meeting, now }: { meeting: MeetingView; now: Date }) {
  const { agenda, attendees, text, lead, co, precedent } = meeting;
  const names = (units: readonly { name: string }[]): string => units.map(({ name }) => name).join('、');
  return (
    <>
      <Facts
        facts={[
          ['时间', timeWords(new Date(meeting.at), now)],
          ['议题', agenda || '没有记录'],
          ['参会', names(attendees)],
          ['裁定', text],
          ['主办', lead.name],
          ...(co.length > 0 ? [['协办', names(co)] as const] : []),
        ]}
      />
      <View className="meeting__tags">
        <StatusTag label="具有约束力，不能再退单" tone="info" icon="gavel" />
        {precedent && <StatusTag label="作为先例" tone="success" icon="scale" />}
      </View>
    </>
  );
}

export function MeetingsCard({ ticket: { meetings }, now }: { ticket: TicketDetail; now: Date }) {
  if (meetings.length === 0) return null;
  return (
    <Card title="联席会议" className="staff__part" id="meetings">
      {meetings.map((meeting) => (
        <Meeting key={meeting.at} meeting={meeting} now={now} />
      ))}
    </Card>
  );
}
