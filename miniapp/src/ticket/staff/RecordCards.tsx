/** The units' parts, what they asked for, and the calls made afterwards. */
import { Text, View } from '@tarojs/components';
import type { LegView, TicketDetail } from '@jsjb/shared/contract/ticketView';
import type { LegEnd, LegStatus } from '@jsjb/shared/ticket/ticket';
import { satisfactionWords, superviseWords } from '@jsjb/shared/words';
import { Card } from '@/components/Card';
import { DueBadge } from '@/components/DueBadge';
import { Facts } from '@/components/Facts';
import { StatusTag } from '@/components/StatusTag';
import type { Tone } from '@/components/tone';
import { dueWords, timeWords } from '../timeWords';

const legWords: Record<LegStatus, string> = {
  pendingSign: '待签收',
  handling: '办理中',
  reported: '已反馈',
  ended: '已结束',
};

const endWords: Record<LegEnd, string> = {
  returned: '已退单',
  transferred: '已转派',
  ruled: '已改派',
  redispatched: '已改派',
  withdrawn: '已撤回',
  terminated: '已终止',
  closed: '已办结',
};

const decisionWords: Readonly<Record<string, string>> = {
  approved: '已同意',
  rejected: '未同意',
  ruled: '已裁定',
};
const decisionTones: Readonly<Record<string, Tone>> = {
  approved: 'success',
  rejected: 'danger',
  ruled: 'info',
};

function Leg({ leg, now }: { leg: LegView; now: Date }) {
  const { unit, role, status, end, light, dueAt, signedAt, returnRequest: asked } = leg;
  const running = status === 'pendingSign' || status === 'handling';
  return (
    <View className="leg">
      <View className="leg__head">
        <Text className="leg__unit">{unit.name}</Text>
        <StatusTag
          label={`${role === 'lead' ? '主办' : '协办'} · ${end ? endWords[end] : legWords[status]}`}
          tone={running ? 'info' : 'neutral'}
        />
      </View>
      {running && <DueBadge light={light} dueAt={new Date(dueAt)} now={now} />}
      <View className="leg__facts">
        {running && <Text>{dueWords(new Date(dueAt), now)} 前</Text>}
        <Text>{signedAt ? `${timeWords(new Date(signedAt), now)} 签收` : '还没有签收'}</Text>
        <Text>{leg.contacted ? '已联系上群众' : '还没有联系上群众'}</Text>
      </View>
      {asked && (
        <View className="leg__asked">
          <View>
            申请退单：{asked.reason}
            {asked.evidence.length > 0 && `（依据 ${asked.evidence.length} 条）`}
          </View>
          {asked.evidence
            .filter((line) => !/^[0-9a-f]{24}$/.test(line))
            .map((line) => (
              <View key={line}>· {line}</View>
            ))}
          {asked.decision && (
            <View>
              {decisionWords[asked.decision]}
              {asked.decisionNote && `：${asked.decisionNote}`}
            </View>
          )}
        </View>
      )}
    </View>
  );
}

export function LegsCard({ legs, now }: { legs: readonly LegView[]; now: Date }) {
  if (legs.length === 0) return null;
  return (
    <Card title="承办单位" className="staff__part" id="legs">
      {[...legs].reverse().map((leg) => (
        <Leg key={leg.id} leg={leg} now={now} />
      ))}
    </Card>
  );
}

const petitionKinds = [
  ['extension', '延期'],
  ['shelving', '挂账'],
  ['termination', '终止'],
] as const;

export function PetitionsCard({ ticket }: { ticket: TicketDetail }) {
  const asked = petitionKinds.flatMap(([kind, title]) => {
    const petition = ticket[kind];
    return petition ? [{ title, petition }] : [];
  });
  if (asked.length === 0) return null;
  return (
    <Card title="申请与审批" className="staff__part" id="petitions">
      {asked.map(({ title, petition }) => (
        <View className="leg" key={title}>
          <View className="leg__head">
            <Text className="leg__unit">
              申请{title}
              {petition.days !== undefined && ` ${petition.days} 个工作日`}
            </Text>
            <StatusTag
              label={petition.decision ? (decisionWords[petition.decision] ?? '') : '待审批'}
              tone={petition.decision ? (decisionTones[petition.decision] ?? 'neutral') : 'warn'}
            />
          </View>
          <View className="leg__text">{petition.reason}</View>
          {petition.reviewDate && <View className="leg__facts">复查日 {petition.reviewDate}</View>}
          {petition.decisionNote && <View className="leg__asked">审批意见：{petition.decisionNote}</View>}
        </View>
      ))}
    </Card>
  );
}

const callbackWords = ({ contacted, solved, satisfaction }: TicketDetail['callbacks'][number]): string =>
  contacted
    ? [solved ? '已解决' : '没有解决', satisfaction ? satisfactionWords[satisfaction] : '']
        .filter(Boolean)
        .join('，')
    : '没有接通';

export function CallbacksCard({ ticket, now }: { ticket: TicketDetail; now: Date }) {
  const { callbacks, rating, supervision } = ticket;
  if (callbacks.length === 0 && !rating && !supervision) return null;
  return (
    <Card title="督办、回访与评价" className="staff__part" id="callbacks">
      <Facts
        facts={[
          ...(supervision
            ? [['督办', `${superviseWords[supervision.level]} · ${supervision.note}`] as const]
            : []),
          ...callbacks.map(
            (attempt, index) =>
              [
                `回访 ${index + 1}`,
                [timeWords(new Date(attempt.at), now), callbackWords(attempt), attempt.note]
                  .filter(Boolean)
                  .join(' · '),
              ] as const,
          ),
          ...(rating
            ? [
                [
                  '评价',
                  [`${rating.stars} 星`, satisfactionWords[rating.satisfaction], rating.text]
                    .filter(Boolean)
                    .join(' · '),
                ] as const,
              ]
            : []),
        ]}
      />
    </Card>
  );
}
