/** What WeChat refused, in its own words, for the operator: 实时日志 in WeChat's console. */

interface WeChat {
  /** WeChat offers it from base library 2.7.1 on. */
  getRealtimeLogManager?: () => { error: (...words: string[]) => void };
}
declare const wx: WeChat | undefined;

const LONGEST = 300;

/** Without what stands behind a question mark: an address may carry a person's words. */
export function refusalLine(failure: unknown): string {
  const { errMsg, errno, errCode } = (failure ?? {}) as Record<string, unknown>;
  const words = String(errMsg ?? (failure instanceof Error ? failure.message : 'no words'));
  const number = errno ?? errCode;
  const told = words.replace(/\?\S*/g, '?…').slice(0, LONGEST);
  return number === undefined ? told : `${told} (${String(number)})`;
}

export function logRefusal(failure: unknown): void {
  if (typeof wx === 'undefined') return;
  wx.getRealtimeLogManager?.().error(refusalLine(failure));
}
