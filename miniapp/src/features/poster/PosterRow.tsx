/** One poster: where it hangs, whether it is used, and what to watch. */
import { Text, View } from '@tarojs/components';
import type { PosterHealth } from '@jsjb/shared/poster/contract';
import { StatusTag } from '@/components/StatusTag';
import { Tap } from '@/components/elements/Tap';

const distance = (metres: number): string =>
  metres < 1000 ? `${metres} 米` : `${(metres / 1000).toFixed(1)} 公里`;

export function PosterTags({ poster }: { poster: PosterHealth }) {
  return (
    <View className="poster__tags">
      {poster.revokedAt && <StatusTag label="已收回" tone="neutral" icon="ban" />}
      {poster.silent && !poster.revokedAt && <StatusTag label="无人扫" tone="warn" />}
      {poster.far > 0 && (
        <StatusTag label={`异地 ${poster.far} 次，最远 ${distance(poster.farthest ?? 0)}`} tone="danger" />
      )}
    </View>
  );
}

export function PosterRow({ poster, onTap }: { poster: PosterHealth; onTap: () => void }) {
  return (
    <Tap className="poster" id={`poster-${poster.number}`} onTap={onTap}>
      <View className="poster__head">
        <Text className="poster__number">{poster.number}</Text>
        <Text className="poster__counts">
          扫码 {poster.scans} · 提交 {poster.submits}
        </Text>
      </View>
      <Text className="poster__place">{poster.place}</Text>
      <PosterTags poster={poster} />
    </Tap>
  );
}
