/** Who else waits for a matter, and what they say of its end: read before the call that closes it. */
import { Text, View } from '@tarojs/components';
import { verdictCountWords, waitingWords } from '@jsjb/shared/ticket/neighbourWords';
import type { TicketDetail } from '@jsjb/shared/ticket/view';
import { verdictWords } from '@jsjb/shared/ticket/words';
import { Card } from '@/components/Card';
import { StatusTag } from '@/components/StatusTag';
import { PhotoStrip } from '../PhotoStrip';
import { timeWords } from '../timeWords';

export function NeighboursCard({ ticket: { neighbours }, now }: { ticket: TicketDetail; now: Date }) {
  if (!neighbours) return null;
  const { households, verdicts, words } = neighbours;
  return (
    <Card title={waitingWords(households)} className="staff__part" id="neighbours-waiting">
      <View className="staff__tags">
        {verdictCountWords(verdicts).map((label) => (
          <StatusTag key={label} label={label} tone={label.endsWith('解决了') ? 'success' : 'danger'} />
        ))}
      </View>
      {words.length === 0 && <View className="leg__text">邻居还没有说没解决的。</View>}
      {words.map(({ verdict, text, photos, at }) => (
        <View className="leg" key={`${at} ${text}`}>
          <View className="leg__head">
            <Text className="leg__unit">{verdictWords[verdict]}</Text>
            <Text>{timeWords(new Date(at), now)}</Text>
          </View>
          {text && <View className="leg__text">{text}</View>}
          <PhotoStrip photos={photos} />
        </View>
      ))}
    </Card>
  );
}
