/** Where it happened. */
import { useState } from 'react';
import type { PosterPlace } from '@jsjb/shared/contract/city';
import { Card } from '@/components/Card';
import { PlaceField } from '@/components/PlaceField';
import { notify } from '@/components/notify';
import { locate } from '@/device/locate';
import type { Draft } from './draft';

interface PlacePartProps {
  written: Draft;
  poster: PosterPlace | undefined;
  error: string | undefined;
  onChange: (patch: Partial<Draft>) => void;
}

function shown(poster: PosterPlace | undefined): { place: string; area?: string } | undefined {
  if (!poster?.known || !poster.place) return undefined;
  const area = [poster.areaName, poster.gridName].filter(Boolean).join(' · ');
  return { place: poster.place, ...(area ? { area } : {}) };
}

export function PlacePart({ written, poster, error, onChange }: PlacePartProps) {
  const [locating, setLocating] = useState(false);
  const choose = async (): Promise<void> => {
    setLocating(true);
    const result = await locate();
    setLocating(false);
    if (result.kind === 'refused') return notify('没有得到位置授权，您可以直接写地址');
    if (result.kind === 'found') {
      const { point, name } = result.place;
      onChange({ point, ...(written.place === '' && name ? { place: name } : {}) });
    }
  };
  return (
    <Card title="在哪里" className="submit__part">
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
    </Card>
  );
}
