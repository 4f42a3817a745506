/** What WeChat's phone button answers, and what to say when it gives no number: one can always type it. Pure. */
import { notSetUpWords, reasonOf, type RefusalReason } from '@/device/refusalReason';

export interface PhoneAnswer {
  code?: string;
  errMsg?: string;
  errno?: number;
}

/** The city has no paid call left. */
const NO_QUOTA = 1400001;

const words: Record<RefusalReason, string> = {
  setup: '',
  privacy: '您没有同意隐私保护指引，请直接填写电话',
  permission: '没有得到手机号，请直接填写电话',
  cancelled: '没有得到手机号，请直接填写电话',
  other: '没有得到手机号，请直接填写电话',
};

/** `log`: the operator has to mend it. */
export function refusedWords(answer: PhoneAnswer): { text: string; log: boolean } {
  if (answer.errno === NO_QUOTA) return { text: '微信验证暂时用不了，请直接填写电话', log: true };
  const reason = reasonOf(answer);
  return reason === 'setup'
    ? { text: `${notSetUpWords(answer)}请直接填写电话`, log: true }
    : { text: words[reason], log: false };
}
