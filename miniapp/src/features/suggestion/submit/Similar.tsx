/** Before the same suggestion is sent a second time: somebody may have had it, and one can co-sign. */
import { suggestionEndpoints } from '@jsjb/shared/suggestion/contract';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { ResponseOf } from '@jsjb/shared/kit/endpoint';
import { suggestionStatusWords } from '@jsjb/shared/suggestion/words';
import { wordsOf } from '@/api/apiError';
import { request } from '@/api/client';
import { Button } from '@/components/Button';
import { Sheet } from '@/components/Sheet';
import { StatusTag } from '@/components/StatusTag';
import { notify } from '@/device/notify';
import { suggestionStyles } from '../statusStyles';

export type SimilarSuggestion = ResponseOf<
  (typeof suggestionEndpoints)['findSimilarSuggestions']
>['items'][number];

export interface SimilarProps {
  items: readonly SimilarSuggestion[];
  onCosigned: (id: string) => void;
  /** It is another suggestion: send it. */
  onOther: () => void;
  onClose: () => void;
}

export function Similar({ items, onCosigned, onOther, onClose }: SimilarProps) {
  const [busy, setBusy] = useState('');
  const cosign = async (id: string): Promise<void> => {
    setBusy(id);
    try {
      await request(suggestionEndpoints.cosignSuggestion, { params: { id }, body: {} });
      onCosigned(id);
    } catch (error) {
      notify(wordsOf(error));
      setBusy('');
    }
  };
  return (
    <Sheet
      open
      id="similar"
      title="有人提过相近的建议"
      onClose={onClose}
      footer={<Button id="not-the-same" block text="我的不一样，继续提交" onTap={onOther} />}
    >
      <View className="similar__lead">想法一样就附议，人越多越有分量，结果会一起告诉您。</View>
      {items.map(({ id, title, excerpt, status, cosigners }) => (
        <View className="similar" key={id}>
          <StatusTag label={suggestionStatusWords[status]} {...suggestionStyles[status]} />
          <View className="similar__title">{title}</View>
          <View className="similar__text">{excerpt}</View>
          <View className="similar__foot">
            <Text className="similar__note">{cosigners > 0 ? `${cosigners} 人附议` : '还没有人附议'}</Text>
            <Button
              id={`cosign-${id}`}
              kind="secondary"
              small
              icon="thumbs-up"
              text="附议"
              loading={busy === id}
              onTap={() => void cosign(id)}
            />
          </View>
        </View>
      ))}
    </Sheet>
  );
}
