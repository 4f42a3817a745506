/** One key for one form: a second tap, or a tap after a lost answer, makes no second thing. */
import { useState } from 'react';
import { ApiError } from '@/api/apiError';
import { newKey } from '@/device/newKey';

/** What was sent under the key has arrived though its answer was lost; what is written now is another thing. */
export function useOnce(): <T>(send: (key: string) => Promise<T>) => Promise<T> {
  const [key, setKey] = useState(newKey);
  return async (send) => {
    try {
      return await send(key);
    } catch (error) {
      if (error instanceof ApiError && error.code === 'IDEMPOTENCY_MISMATCH') setKey(newKey());
      throw error;
    }
  };
}
