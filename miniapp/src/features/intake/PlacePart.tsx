/** Where it happened. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { PosterPlace } from '@jsjb/shared/poster/contract';
import { Card } from '@/components/Card';
import { Button } from '@/components/Button';
import { PlaceField } from '@/components/PlaceField';
import { locate } from '@/device/locate';
import { useStore } from '@/hooks/useStore';
import { preferences } from '@/theme/preferences';
import { PosterNumber } from './PosterNumber';
import type { Draft } from './draft';

interface PlacePartProps {
  written: Draft;
  poster: PosterPlace | undefined;
  error: string | undefined;
  /** The person's own address, if they let us remember it. */
  home: string | undefined;
  onChange: (patch: Partial<Draft>) => void;
}

function shown(poster: PosterPlace | undefined): { place: string; area?: string } | undefined {
  if (!poster?.known || !poster.place) return undefined;
  const area = [poster.areaName, poster.gridName].filter(Boolean).join(' · ');
  return { place: poster.place, ...(area ? { area } : {}) };
}

export function PlacePart({ written, poster, error, home, onChange }: PlacePartProps) {
  const { elder } = useStore(preferences);
  const [locating, setLocating] = useState(false);
  const [asking, setAsking] = useState(false);
  const choose = async (): Promise<void> => {
    setLocating(true);
    const place = await locate();
    setLocating(false);
    if (!place) return;
    onChange({ point: place.point, ...(written.place === '' && place.name ? { place: place.name } : {}) });
  };
  // Forged, taken back, or another town's: the matter may be sent all the same.
  const unknown = written.scene !== undefined && poster?.known === false;
  return (
    <Card title="在哪里" className="submit__part">
      {unknown && (
        <View className="submit__note" id="poster-unknown">
          这张海报的二维码已经失效，认不出地点。请写一下在哪里，照样可以提交。
        </View>
      )}
      <PlaceField
        text={written.place}
        onText={(place) => onChange({ place })}
        poster={shown(poster)}
        onForgetPoster={() => onChange({ scene: undefined })}
        located={written.point !== undefined}
        locating={locating}
        onLocate={() => void choose()}
        error={error}
      />
      {home && written.place === '' && !written.scene && (
        <Button
          id="place-home"
          kind="text"
          icon="house"
          text="填我的住址"
          onTap={() => onChange({ place: home })}
        />
      )}
      {(!written.scene || unknown) && !elder && (
        <Button
          id="poster-number"
          kind="text"
          icon="qr-code"
          text="填海报上的编号"
          onTap={() => setAsking(true)}
        />
      )}
      {asking && (
        <PosterNumber
          onClose={() => setAsking(false)}
          onFound={(place) => {
            setAsking(false);
            onChange({ place });
          }}
        />
      )}
    </Card>
  );
}
