/** What a tap sets going: it runs to its end, and a failure is told in a sentence. */
import { useState } from 'react';
import { wordsOf } from '@/api/apiError';
import { notify } from '@/device/notify';

export interface Task {
  busy: boolean;
  run: (act: () => Promise<unknown>) => Promise<void>;
}

export function useTask(): Task {
  const [busy, setBusy] = useState(false);
  const run = async (act: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    try {
      await act();
    } catch (error) {
      notify(wordsOf(error));
    } finally {
      setBusy(false);
    }
  };
  return { busy, run };
}
