/** What others wrote down in the requester's name: theirs to read, and to say that it was not so. */
import { Text, View } from '@tarojs/components';
import type { TicketDetail } from '@jsjb/shared/ticket/view';
import { satisfactionWords } from '@jsjb/shared/ticket/words';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { timeWords } from '@/features/ticket/timeWords';
import './RecordedCard.scss';

type Callback = TicketDetail['callbacks'][number];

const saidIn = ({ contacted, solved, satisfaction }: Callback): string =>
  contacted
    ? `您说：${solved ? '问题解决了' : '问题没有解决'}${satisfaction ? `，${satisfactionWords[satisfaction]}` : ''}。`
    : '给您打过电话，没有接通。';

interface Props {
  ticket: TicketDetail;
  now: Date;
  onObject: (call: number) => void;
}

export function RecordedCard({ ticket: { callbacks }, now, onObject }: Props) {
  const recorded = callbacks.flatMap((call, index) => (call.verdict ? [] : [{ call, index }]));
  if (recorded.length === 0) return null;
  return (
    <Card title="回访记录，请您过目" className="detail__part" id="recorded">
      {recorded.map(({ call, index }) => (
        <View className="recorded" key={index}>
          <View className="recorded__words">
            <Text className={call.objection ? 'recorded__void' : ''}>{saidIn(call)}</Text>
            <Text className="recorded__note">
              {call.objection
                ? `您说不是这样，这条不再计入。${call.objection.text}`
                : timeWords(new Date(call.at), now)}
            </Text>
          </View>
          {call.objectable && (
            <Button
              id={`object-${index}`}
              kind="text"
              small
              text="不是这样"
              label={`第 ${index + 1} 条记录不是这样`}
              onTap={() => onObject(index)}
            />
          )}
        </View>
      ))}
    </Card>
  );
}
