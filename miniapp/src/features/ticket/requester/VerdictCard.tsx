/** What was done, before and after, and the one question: is it solved? */
import { View } from '@tarojs/components';
import type { TicketDetail } from '@jsjb/shared/ticket/view';
import { verdicts, type Verdict } from '@jsjb/shared/ticket/ticket';
import { verdictWords } from '@jsjb/shared/ticket/words';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { PhotoStrip } from '@/features/ticket/PhotoStrip';
import type { IconName } from '@/theme/icons';
import './VerdictCard.scss';

const icons: Record<Verdict, IconName> = { solved: 'circle-check', notSolved: 'undo-2', neverCame: 'ban' };

interface Props {
  ticket: TicketDetail;
  onVerdict: (verdict: Verdict) => void;
}

function Pictures({ title, photos }: { title: string; photos: TicketDetail['photos'] }) {
  if (photos.length === 0) return null;
  return (
    <View className="verdict__side">
      <View className="verdict__label">{title}</View>
      <PhotoStrip photos={photos} />
    </View>
  );
}

export function VerdictCard({ ticket, onVerdict }: Props) {
  const { answer, result, photos, abilities } = ticket;
  if (!abilities.includes('verdict')) return null;
  const before = result && result.before.length > 0 ? result.before : photos;
  return (
    <Card title="单位说办好了，解决了吗？" className="detail__part" id="verdict-card">
      {answer && <View className="detail__text">{answer}</View>}
      <View className="verdict__sides">
        <Pictures title="办理前" photos={before} />
        <Pictures title="办理后" photos={result?.after ?? []} />
      </View>
      <View className="verdict__buttons">
        {verdicts.map((verdict) => (
          <Button
            key={verdict}
            id={`verdict-${verdict}`}
            kind={verdict === 'solved' ? 'primary' : 'secondary'}
            icon={icons[verdict]}
            text={verdictWords[verdict]}
            onTap={() => onVerdict(verdict)}
          />
        ))}
      </View>
      <View className="verdict__hint">您的话最算数：没解决的，退回单位重新办理。</View>
    </Card>
  );
}
