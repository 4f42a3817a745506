jest.mock('@tarojs/taro', () => ({}));

import { ApiError, offline, readError, timedOut } from '@/api/apiError';
import { judgeFailure } from './judgeFailure';

const answered = (status: number, code: string) => readError(status, { error: { code, message: '' } });

test.each<[what: string, error: unknown, verdict: string]>([
  ['no network', offline(), 'stop'],
  ['a line too slow', timedOut(), 'stop'],
  ['a domain that is not allowed', new ApiError('SETUP', ''), 'stop'],
  ['an expired login', answered(401, 'UNAUTHENTICATED'), 'stop'],
  ['too many requests', answered(429, 'RATE_LIMITED'), 'stop'],
  ['a server that fails', answered(500, 'INTERNAL'), 'later'],
  ['a server that starts', answered(503, 'UNAVAILABLE'), 'later'],
  ['a proxy that answers in its place', readError(403, '<html>blocked</html>'), 'later'],
  ['a fault of the phone', new TypeError('undefined'), 'later'],
  ['words that are too short', answered(422, 'INVALID'), 'refused'],
  ['a ticket that has moved on', answered(409, 'CONFLICT'), 'refused'],
  ['a post that may not', answered(403, 'FORBIDDEN'), 'refused'],
])('%s', (_what, error, verdict) => {
  expect(judgeFailure(error)).toBe(verdict);
});
