/** What became of a transfer that brought no answer, as an error that pages can show. */
import { logRefusal } from '@/device/refusalLog';
import { notSetUpWords, reasonOf } from '@/device/refusalReason';
import { ApiError, offline, timedOut } from './apiError';

const isTimeout = (failure: unknown): boolean =>
  /time/i.test(String((failure as { errMsg?: unknown } | undefined)?.errMsg));

/** WeChat's own words go to the operator's log: the person is told what helps a person. */
export function lostTransfer(failure: unknown): ApiError {
  if (reasonOf(failure) === 'setup') {
    logRefusal(failure);
    return new ApiError('SETUP', `${notSetUpWords(failure)}着急的事请拨打 12345。`);
  }
  if (isTimeout(failure)) return timedOut();
  logRefusal(failure);
  return offline();
}
