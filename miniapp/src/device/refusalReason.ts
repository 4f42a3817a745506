/** Why WeChat did not give what was asked: its numbers where it has them, its words where it has none. */
export type RefusalReason = 'cancelled' | 'privacy' | 'permission' | 'other';

const PRIVACY = 104;
const PERMISSION = 103;

export function reasonOf(failure: unknown): RefusalReason {
  const { errno, errMsg } = (failure ?? {}) as { errno?: unknown; errMsg?: unknown };
  const words = String(errMsg ?? '');
  if (errno === PRIVACY || /privacy/i.test(words)) return 'privacy';
  if (errno === PERMISSION || /auth|permission|denied/i.test(words)) return 'permission';
  return /cancel/i.test(words) ? 'cancelled' : 'other';
}
