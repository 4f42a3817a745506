/** Forms of what is done in the requester's name: by the requester, or by the centre for a caller. */
import { satisfactions, verdicts } from '@jsjb/shared/ticket/ticket';
import { satisfactionOf } from '@jsjb/shared/ticket/verdict';
import { satisfactionWords, verdictWords } from '@jsjb/shared/ticket/words';
import type { TicketActionSpec } from './actionSpec';
import { choicesOf, noteField, photoField } from './fields';

const complaints = ['没有解决', '办得太慢', '没人联系我', '态度不好', '答复看不懂'];

const stillThere = ['还是老样子', '只办了一部分', '办完又坏了', '没有人联系我'];

export const requesterActions = {
  verdict: {
    icon: 'circle-check',
    done: '谢谢您，已经记下',
    form: () => ({
      title: '解决了吗',
      submit: '提交',
      initial: { verdict: 'solved' },
      body: ({ reasons, text, ...rest }) => {
        const said = [Array.isArray(reasons) && `${reasons.join('、')}。`, text].filter(Boolean).join('');
        return { ...rest, ...(said ? { text: said } : {}) };
      },
      fields: [
        {
          kind: 'choice',
          name: 'verdict',
          label: '您看到的情况',
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
        {
          kind: 'many',
          name: 'reasons',
          label: '现在怎样',
          when: ({ verdict }) => verdict === 'notSolved',
          choices: stillThere.map((value) => ({ value, label: value })),
        },
        { ...noteField('想说的话', '现场现在是什么样'), name: 'text', max: 450 },
        photoField('现场照片'),
      ],
    }),
  },
  reopen: {
    icon: 'undo-2',
    done: '已退回，重新办理',
    form: () => ({
      intro: '承办单位、单位负责人和接诉即办中心都会收到。',
      submit: '重新办理',
      fields: [
        { kind: 'text', name: 'text', label: '哪里没解决', max: 1000, required: true },
        photoField('现场照片'),
      ],
    }),
  },
  object: {
    icon: 'message-square',
    done: '已记下您的异议',
    form: ({ callbacks }) => ({
      title: '回访记录不是这样',
      intro: '这条记录不再计入。因它办结的，会重新回访您。',
      submit: '提出异议',
      initial: { call: String(callbacks.findLastIndex(({ objectable }) => objectable)) },
      body: ({ call, ...rest }) => ({ ...rest, call: Number(call) }),
      fields: [
        {
          kind: 'choice',
          name: 'call',
          label: '哪一条',
          required: true,
          choices: callbacks.flatMap(({ objectable }, index) =>
            objectable ? [{ value: String(index), label: `第 ${index + 1} 次回访` }] : [],
          ),
        },
        { ...noteField('实际是怎样的', '例如：没有人给我打过电话'), name: 'text' },
      ],
    }),
  },
  rate: {
    icon: 'star',
    done: '谢谢您的评价',
    form: () => ({
      title: '评价这次办理',
      submit: '提交评价',
      // One question less for most people: the stars say it already, and it can still be changed.
      follow: async (name, value) =>
        name === 'stars' ? { satisfaction: satisfactionOf(Number(value)) } : {},
      body: ({ reasons, text, ...rest }) => {
        const said = [Array.isArray(reasons) && `${reasons.join('、')}。`, text].filter(Boolean).join('');
        return { ...rest, ...(said ? { text: said } : {}) };
      },
      fields: [
        { kind: 'stars', name: 'stars', label: '打几颗星', required: true },
        {
          kind: 'choice',
          name: 'satisfaction',
          label: '您满意吗',
          required: true,
          choices: choicesOf(satisfactions, satisfactionWords),
        },
        {
          kind: 'many',
          name: 'reasons',
          label: '哪里不满意',
          required: true,
          when: ({ satisfaction }) => satisfaction === 'dissatisfied',
          choices: complaints.map((value) => ({ value, label: value })),
        },
        // With the reasons before it, it stays within the contract.
        { ...noteField('想说的话', '哪里办得好，哪里还要改进'), name: 'text', max: 450 },
      ],
    }),
  },
  urge: {
    icon: 'bell',
    done: '已经催办，承办单位会收到提醒',
    form: () => ({
      submit: '催一催',
      intro: '承办单位和接诉即办中心都会收到提醒。',
      fields: [{ ...noteField('想说的话', '现在是什么情况'), name: 'text' }],
    }),
  },
  supplement: {
    icon: 'pencil',
    done: '补充的内容已经送到',
    form: () => ({
      submit: '提交补充',
      fields: [
        { kind: 'text', name: 'text', label: '补充什么', max: 1000, required: true },
        photoField('照片'),
      ],
    }),
  },
  join: {
    icon: 'users',
    done: '已记下，有进展会告诉您',
    form: () => ({
      submit: '我也遇到这件事',
      intro: '同一件事的人越多，越容易被重视。办理进展会一并告诉您。',
      fields: [{ ...noteField('您那边的情况', '在哪里、多严重'), name: 'text' }, photoField('照片')],
    }),
  },
  leave: {
    icon: 'x',
    done: '已取消，不再通知您',
    form: () => ({
      submit: '确定取消',
      danger: true,
      intro: '取消后不再通知您进展，也不能再加入这一件。您写过的情况仍留给承办单位。',
      fields: [],
    }),
  },
  neighbourAnswer: {
    icon: 'message-square',
    done: '谢谢您告诉我们',
    form: () => ({
      title: '您这边解决了吗',
      submit: '告诉我们',
      intro: '说没解决、没来过的，回访时会核实；已经办结的，为您单独立案接着办。',
      fields: [
        {
          kind: 'choice',
          name: 'verdict',
          label: '现在怎么样',
          required: true,
          choices: choicesOf(verdicts, verdictWords),
        },
        { ...noteField('想说的话', '现在是什么情况'), name: 'text' },
        photoField('照片'),
      ],
    }),
  },
  withdraw: {
    icon: 'undo-2',
    done: '已经撤回',
    form: () => ({
      title: '撤回诉求',
      submit: '确定撤回',
      danger: true,
      intro: '撤回后不再办理。如果事情还没有解决，可以重新反映。',
      fields: [{ ...noteField('为什么撤回', '例如：已经自己解决了'), name: 'reason' }],
    }),
  },
} as const satisfies Record<string, TicketActionSpec>;
