/** What it is about: the kind, the words, the photos. */
import { View } from '@tarojs/components';
import { CONTENT_MAX } from '@jsjb/shared/ticket/contract';
import { ticketTypes } from '@jsjb/shared/ticket/ticket';
import { typeWords } from '@jsjb/shared/ticket/words';
import { Card } from '@/components/Card';
import { ChoiceChips } from '@/components/ChoiceChips';
import { TextArea } from '@/components/Field';
import { PhotoPicker } from '@/components/PhotoPicker';
import type { Photos } from '@/hooks/usePhotos';
import { useStore } from '@/hooks/useStore';
import { preferences } from '@/theme/preferences';
import type { Draft } from './draft';

export interface PartProps {
  written: Draft;
  errors: Readonly<Record<string, string>>;
  onChange: (patch: Partial<Draft>) => void;
}

const choices = ticketTypes.map((value) => ({ value, label: typeWords[value] }));

export function WhatPart({ written, errors, photos, onChange }: PartProps & { photos: Photos }) {
  const { elder } = useStore(preferences);
  const report = written.type === 'tipOff';
  return (
    <Card title="说说是什么事">
      {/* The centre sorts it anyway: the old are spared the question. */}
      {!elder && (
        <ChoiceChips
          label="诉求类型"
          choices={choices}
          value={written.type}
          onChange={(type) => onChange({ type })}
        />
      )}
      {report && <View className="submit__note">举报内容严格保密，不会转给被举报的单位。</View>}
      {!elder && <View className="submit__gap" />}
      <TextArea
        id="content"
        label="具体情况"
        required
        value={written.content}
        error={errors['content']}
        onChange={(content) => onChange({ content })}
        maxLength={CONTENT_MAX}
        placeholder="什么时间、什么地方、发生了什么，您希望怎么解决"
      />
      <PhotoPicker
        label="照片"
        hint="拍清楚问题和周围环境，办得更快"
        photos={photos.items}
        onAdd={photos.add}
        onRemove={photos.remove}
        onRetry={photos.retry}
      />
    </Card>
  );
}
