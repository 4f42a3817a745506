/** Why WeChat did not give what was asked: its numbers where it has them, its words where it has none. */
export type RefusalReason = 'cancelled' | 'privacy' | 'permission' | 'setup' | 'other';

const PRIVACY = 104;
const PERMISSION = 103;
/** The person has switched subscribe messages off in WeChat's settings. */
const MESSAGES_OFF = 20004;

/** Something is missing in WeChat's console or in app.json: nothing the person could do. */
const setupNumbers: readonly unknown[] = [
  // Not declared in the privacy guideline, or not in requiredPrivateInfos.
  112,
  // The address is not among the server domains.
  600002,
  // No such template; messages taken away from this mini-program.
  20001, 20002, 20005,
];
const setupWords = /declared in|domain list|jsapi has no permission/i;

const wordsIn = (failure: unknown): { number: unknown; words: string } => {
  const { errno, errCode, errMsg } = (failure ?? {}) as Record<string, unknown>;
  return { number: errno ?? errCode, words: String(errMsg ?? '') };
};

export function reasonOf(failure: unknown): RefusalReason {
  const { number, words } = wordsIn(failure);
  if (setupNumbers.includes(number) || setupWords.test(words)) return 'setup';
  if (number === PRIVACY || /privacy/i.test(words)) return 'privacy';
  if (number === PERMISSION || number === MESSAGES_OFF || /auth|permission|denied/i.test(words))
    return 'permission';
  return /cancel/i.test(words) ? 'cancelled' : 'other';
}

/** For the person, with the number by which an operator finds what is missing. */
export function notSetUpWords(failure: unknown): string {
  const { number } = wordsIn(failure);
  return `小程序还没有配置好${number === undefined ? '' : `（${String(number)}）`}。`;
}
