/** Progress by number, for whoever called or is not signed in: nothing is kept on this phone. */
import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { ProgressView } from '@jsjb/shared/progress/contract';
import { AppPage } from '@/components/AppPage';
import { Button } from '@/components/Button';
import { ProgressActs } from '@/features/progress/ProgressActs';
import { ProgressForm } from '@/features/progress/ProgressForm';
import { ProgressResult } from '@/features/progress/ProgressResult';
import { useNow } from '@/hooks/useNow';

export default function Progress() {
  const { params } = useRouter();
  const now = useNow();
  const [progress, setProgress] = useState<ProgressView>();
  return (
    <AppPage title="查进度" id="progress">
      {progress ? (
        <>
          <ProgressResult progress={progress} now={now} />
          {progress.may.length > 0 && <ProgressActs progress={progress} onChange={setProgress} />}
          <View className="progress__again">
            <Button id="progress-again" kind="text" text="查另一件" onTap={() => setProgress(undefined)} />
          </View>
        </>
      ) : (
        <ProgressForm start={params['number'] ?? ''} onFound={setProgress} />
      )}
    </AppPage>
  );
}
