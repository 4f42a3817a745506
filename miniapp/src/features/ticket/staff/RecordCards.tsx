/** What units asked of the centre, and the calls made afterwards. */
import { Text, View } from '@tarojs/components';
import type { TicketDetail } from '@jsjb/shared/ticket/view';
import { satisfactionWords, superviseWords, verdictWords } from '@jsjb/shared/ticket/words';
import { Card } from '@/components/Card';
import { Facts } from '@/components/Facts';
import { StatusTag } from '@/components/StatusTag';
import { timeWords } from '../timeWords';
import { decisionTones, decisionWords } from './decisions';

const unitRequestKinds = [
  ['extension', '延期'],
  ['shelving', '挂账'],
  ['termination', '终止'],
] as const;

export function UnitRequestsCard({ ticket }: { ticket: TicketDetail }) {
  const asked = unitRequestKinds.flatMap(([kind, title]) => {
    const unitRequest = ticket[kind];
    return unitRequest ? [{ title, unitRequest }] : [];
  });
  if (asked.length === 0) return null;
  return (
    <Card title="申请与审批" className="staff__part" id="unitRequests">
      {asked.map(({ title, unitRequest }) => (
        <View className="leg" key={title}>
          <View className="leg__head">
            <Text className="leg__unit">
              申请{title}
              {unitRequest.days !== undefined && ` ${unitRequest.days} 个工作日`}
            </Text>
            <StatusTag
              label={unitRequest.decision ? (decisionWords[unitRequest.decision] ?? '') : '待审批'}
              tone={unitRequest.decision ? (decisionTones[unitRequest.decision] ?? 'neutral') : 'warn'}
            />
          </View>
          <View className="leg__text">{unitRequest.reason}</View>
          {unitRequest.note && <View className="leg__facts">给中心的说明：{unitRequest.note}</View>}
          {unitRequest.reviewDate && <View className="leg__facts">复查日 {unitRequest.reviewDate}</View>}
          {unitRequest.decisionNote && (
            <View className="leg__asked">审批意见：{unitRequest.decisionNote}</View>
          )}
        </View>
      ))}
    </Card>
  );
}

const callbackWords = ({
  contacted,
  solved,
  satisfaction,
  verdict,
  stars,
}: TicketDetail['callbacks'][number]): string =>
  verdict
    ? [`本人评价：${verdictWords[verdict]}`, stars ? `${stars} 星` : ''].filter(Boolean).join('，')
    : contacted
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
                [
                  timeWords(new Date(attempt.at), now),
                  callbackWords(attempt),
                  attempt.note,
                  attempt.objection && `本人说不属实，不计入：${attempt.objection.text}`,
                ]
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
