/** What was merged into a ticket, for those who work on it; or the one that it was merged into. */
import { Text, View } from '@tarojs/components';
import type { TicketDetail } from '@jsjb/shared/ticket/view';
import { statusWords } from '@jsjb/shared/ticket/words';
import { Card } from '@/components/Card';
import { StatusTag } from '@/components/StatusTag';
import { PhotoStrip } from '../PhotoStrip';
import { statusLooks } from '../statusStyles';
import { dueWords, timeWords } from '../timeWords';

type Merged = NonNullable<TicketDetail['merged']>[number];

function Child({ child, now }: { child: Merged; now: Date }) {
  const { number, status, content, place, photos, added, submittedAt } = child;
  return (
    <View className="leg" id={`merged-${number}`}>
      <View className="leg__head">
        <Text className="leg__unit">{number}</Text>
        <StatusTag label={statusWords[status]} {...statusLooks[status]} />
      </View>
      <View className="leg__text">{content}</View>
      <PhotoStrip photos={photos} />
      {added.map(({ at, text, photos: more }) => (
        <View key={`${at} ${text}`}>
          <View className="leg__text">
            {timeWords(new Date(at), now)} 补充：{text}
          </View>
          <PhotoStrip photos={more} />
        </View>
      ))}
      <View className="leg__facts">
        <Text>{place || '没有填写地点'}</Text>
        <Text>{timeWords(new Date(submittedAt), now)} 提交</Text>
      </View>
    </View>
  );
}

export function MergedCard({ ticket: { merged, mergedInto }, now }: { ticket: TicketDetail; now: Date }) {
  return (
    <>
      {mergedInto && (
        <Card title="已并入" className="staff__part" id="merged-into">
          <View className="leg__head">
            <Text className="leg__unit">{mergedInto.number}</Text>
            <StatusTag label={statusWords[mergedInto.status]} {...statusLooks[mergedInto.status]} />
          </View>
          <View className="leg__facts">
            {mergedInto.unit && <Text>{mergedInto.unit.name}办理</Text>}
            {mergedInto.dueAt && <Text>{dueWords(new Date(mergedInto.dueAt), now)} 前</Text>}
          </View>
        </Card>
      )}
      {merged && (
        <Card title={`并入的 ${merged.length} 件`} className="staff__part" id="merged">
          {merged.map((child) => (
            <Child key={child.number} child={child} now={now} />
          ))}
        </Card>
      )}
    </>
  );
}
