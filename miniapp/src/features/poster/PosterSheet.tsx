/** One poster close up, and what can be done with it. */
import { View } from '@tarojs/components';
import type { PosterHealth } from '@jsjb/shared/poster/contract';
import { Button } from '@/components/Button';
import { Facts } from '@/components/Facts';
import { Sheet } from '@/components/Sheet';
import { PosterTags } from './PosterRow';

export type PosterAct = 'print' | 'revoke' | 'reissue';

interface PosterSheetProps {
  poster: PosterHealth;
  days: number;
  onClose: () => void;
  onAct: (act: PosterAct) => void;
}

export function PosterSheet({ poster, days, onClose, onAct }: PosterSheetProps) {
  const revoked = poster.revokedAt !== undefined;
  return (
    <Sheet open id="poster-sheet" title={poster.number} onClose={onClose}>
      <Facts
        facts={[
          ['张贴地点', poster.place],
          ['扫码', `${days} 天 ${poster.scans} 次`],
          ['提交', `${days} 天 ${poster.submits} 件`],
        ]}
      />
      <PosterTags poster={poster} />
      <View className="poster__acts">
        {!revoked && <Button block icon="printer" text="打印这一张" onTap={() => onAct('print')} />}
        <Button
          block
          kind="secondary"
          icon="refresh-cw"
          text="换新二维码"
          id="poster-reissue"
          onTap={() => onAct('reissue')}
        />
        {!revoked && (
          <Button
            block
            kind="danger"
            icon="ban"
            text="收回二维码"
            id="poster-revoke"
            onTap={() => onAct('revoke')}
          />
        )}
      </View>
    </Sheet>
  );
}
