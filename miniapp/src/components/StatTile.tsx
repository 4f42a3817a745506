/** One figure with its name; a row of them makes a summary. */
import { Text, View } from '@tarojs/components';
import { Tap } from './elements/Tap';
import type { Tone } from './tone';
import './StatTile.scss';

export interface StatTileProps {
  label: string;
  /** Already in words; an unknown figure is —. */
  value: string;
  tone?: Tone;
  onTap?: () => void;
}

export function StatTile({ label, value, tone = 'neutral', onTap }: StatTileProps) {
  const inside = (
    <>
      <Text className={`stat__value stat__value--${tone}`}>{value}</Text>
      <Text className="stat__label">{label}</Text>
    </>
  );
  return onTap ? (
    <Tap className="stat" onTap={onTap} role="link" label={`${label} ${value}`}>
      {inside}
    </Tap>
  ) : (
    <View className="stat">{inside}</View>
  );
}

export function StatRow({ tiles }: { tiles: readonly StatTileProps[] }) {
  return (
    <View className="stat-row">
      {tiles.map((tile) => (
        <StatTile key={tile.label} {...tile} />
      ))}
    </View>
  );
}
