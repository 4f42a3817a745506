/** The photos of one field of a form: sent at once where there is a network, kept for later where there is none. */
import { Text } from '@tarojs/components';
import { useEffect, useRef } from 'react';
import { PhotoPicker } from '@/components/PhotoPicker';
import { usePhotos } from '@/hooks/usePhotos';
import type { KeptPhoto } from '@/device/keptPhoto';
import type { PhotoValue } from './formSpec';

export interface PhotoControlProps {
  label: string;
  hint: string | undefined;
  max: number;
  error: string | undefined;
  start: readonly KeptPhoto[];
  onChange: (value: PhotoValue) => void;
}

export function PhotoControl({ label, hint, max, error, start, onChange }: PhotoControlProps) {
  const photos = usePhotos(start);
  const { kept, busy } = photos;
  const tell = useRef(onChange);
  useEffect(() => {
    tell.current = onChange;
  });
  useEffect(() => tell.current({ kept, busy }), [kept, busy]);
  return (
    <>
      <PhotoPicker
        label={label}
        {...(hint ? { hint } : {})}
        max={max}
        photos={photos.items}
        onAdd={photos.add}
        onRemove={photos.remove}
        onRetry={photos.retry}
      />
      {error && <Text className="field__error">{error}</Text>}
    </>
  );
}
