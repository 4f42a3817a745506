/** What the requester may still say, by number: verdict, objection, once more, more facts. */
import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import {
  progressActs,
  progressEndpoints,
  type ActByNumber,
  type ProgressView,
} from '@jsjb/shared/progress/contract';
import { actionWords } from '@jsjb/shared/ticket/words';
import { request, uploadWithToken } from '@/api/client';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { newKey } from '@/device/newKey';
import { notify } from '@/device/notify';
import { ActionForm } from '@/forms/ActionForm';
import { PhotoSending, type SendPhoto } from '@/hooks/photoSending';
import { doneWords, formOf } from './actForms';

interface ProgressActsProps {
  progress: ProgressView;
  onChange: (progress: ProgressView) => void;
}

export function ProgressActs({ progress, onChange }: ProgressActsProps) {
  const { may, token = '' } = progress;
  const [acting, setActing] = useState<{ name: ActByNumber; key: string }>();
  const sendPhoto = useCallback<SendPhoto>(
    (path, key, onProgress) =>
      uploadWithToken(progressEndpoints.uploadPhotoByNumber, token, {
        path,
        key,
        ...(onProgress ? { onProgress } : {}),
      }),
    [token],
  );
  const act = async (body: Record<string, unknown>): Promise<void> => {
    if (!acting) return;
    const { name, key } = acting;
    // The body was judged by the schema of this very endpoint.
    const next = await request(progressActs[name], { body, key } as never);
    setActing(undefined);
    onChange(next as ProgressView);
    notify(doneWords[name]);
  };
  return (
    <PhotoSending.Provider value={sendPhoto}>
      <Card className="progress__part" title="您可以">
        <View className="progress__acts">
          {may.map((name) => (
            <Button
              key={name}
              id={`progress-${name}`}
              block
              kind={name === may[0] ? 'primary' : 'secondary'}
              text={actionWords[name]}
              onTap={() => setActing({ name, key: newKey() })}
            />
          ))}
        </View>
      </Card>
      {acting && (
        <ActionForm
          key={acting.key}
          spec={formOf(acting.name, progress)}
          schema={progressActs[acting.name].body}
          fixed={{ token }}
          onClose={() => setActing(undefined)}
          onSubmit={act}
        />
      )}
    </PhotoSending.Provider>
  );
}
