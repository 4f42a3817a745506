/** The forms of what a requester says by number, as data. */
import type { ActByNumber, ProgressView } from '@jsjb/shared/progress/contract';
import { verdicts } from '@jsjb/shared/ticket/ticket';
import { OBJECTION_DAYS } from '@jsjb/shared/ticket/verdict';
import { actionWords, verdictWords } from '@jsjb/shared/ticket/words';
import { choicesOf, photoField } from '@/features/ticket/actions/fields';
import { requesterActions } from '@/features/ticket/actions/requesterActions';
import type { FormField, FormSpec } from '@/forms/formSpec';
import { callbackWords } from './callbackWords';

const words = (label: string, placeholder = '', required = false): FormField => ({
  kind: 'text',
  name: 'text',
  label,
  max: 500,
  rows: 3,
  placeholder,
  required,
});

const forms: Record<ActByNumber, (progress: ProgressView) => Omit<FormSpec, 'title'>> = {
  verdict: () => ({
    submit: '就这样说',
    intro: '您说了算：没解决的，会退回去重新办理。',
    fields: [
      {
        kind: 'choice',
        name: 'verdict',
        label: '解决了吗',
        required: true,
        choices: choicesOf(verdicts, verdictWords),
      },
      {
        kind: 'stars',
        name: 'stars',
        label: '打几颗星',
        required: true,
        when: ({ verdict }) => verdict === 'solved',
      },
      words('想说的话', '哪里办得好，哪里还要改进'),
      photoField('照片'),
    ],
  }),
  object: ({ callbacks }) => {
    const last = callbacks.findLast(({ objectable }) => objectable);
    return {
      submit: '提出异议',
      intro: `${last ? `${callbackWords(last)}。` : ''}不是这样的，请告诉我们，这条记录就不再计入。`,
      fields: [words('实际情况', '例如：没有人给我打过电话')],
      body: (filled) => ({ ...filled, call: last?.call ?? 0 }),
    };
  },
  reopen: () => ({
    submit: '请重新办理',
    intro: `办结后 ${OBJECTION_DAYS} 天内没有真正解决的，可以要求重新办理。`,
    fields: [words('现在是什么情况', '', true), photoField('照片')],
  }),
  supplement: () => ({
    submit: '提交补充',
    fields: [words('补充什么', '', true), photoField('照片')],
  }),
  rate: () => requesterActions.rate.form(),
};

export const doneWords: Record<ActByNumber, string> = {
  verdict: '谢谢您，已经记下',
  object: '异议已经记下',
  reopen: '已经请单位重新办理',
  supplement: requesterActions.supplement.done,
  rate: requesterActions.rate.done,
};

export const formOf = (name: ActByNumber, progress: ProgressView): FormSpec => ({
  title: actionWords[name],
  ...forms[name](progress),
});
