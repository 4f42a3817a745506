/** Which failures end the sending, which one item only, and which are the server's last word. Pure. */
import { ApiError } from '@/api/apiError';
import type { Verdict } from './sendQueue';

/** Nothing else would get through either. An expired login is renewed by signing in again: what was typed waits. */
const endsAll: readonly string[] = ['OFFLINE', 'TIMEOUT', 'SETUP', 'UNAUTHENTICATED', 'RATE_LIMITED'];

export function judgeFailure(error: unknown): Verdict {
  if (!(error instanceof ApiError)) return 'later';
  if (endsAll.includes(error.code)) return 'stop';
  // INTERNAL with any status: a proxy has answered in the server's place, and nobody has judged the content.
  return error.isTransient || error.code === 'INTERNAL' ? 'later' : 'refused';
}
