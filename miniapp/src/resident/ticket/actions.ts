/** What a resident may do with a ticket, as small forms. Which of them are shown, the server says. */
import type { PublicAction } from '@jsjb/shared/ticket/actionContract';
import { satisfactions, type Satisfaction } from '@jsjb/shared/ticket/ticket';
import { actionWords, satisfactionWords } from '@jsjb/shared/ticket/words';
import type { FormSpec } from '@/forms/formSpec';
import type { IconName } from '@/theme/icons';

interface ResidentAction {
  icon: IconName;
  spec: FormSpec;
  /** Said when it is done. */
  done: string;
}

const complaints = ['没有解决', '办得太慢', '没人联系我', '态度不好', '答复看不懂'];

const impliedBy = (stars: number): Satisfaction =>
  stars >= 4 ? 'satisfied' : stars === 3 ? 'fairlySatisfied' : 'dissatisfied';

export const residentActions = {
  rate: {
    icon: 'star',
    done: '谢谢您的评价',
    spec: {
      title: '评价这次办理',
      submit: '提交评价',
      // One question less for most people: the stars say it already, and it can still be changed.
      follow: async (name, value) => (name === 'stars' ? { satisfaction: impliedBy(Number(value)) } : {}),
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
          choices: satisfactions.map((value) => ({ value, label: satisfactionWords[value] })),
        },
        {
          kind: 'many',
          name: 'reasons',
          label: '哪里不满意',
          required: true,
          when: ({ satisfaction }) => satisfaction === 'dissatisfied',
          choices: complaints.map((value) => ({ value, label: value })),
        },
        {
          kind: 'text',
          name: 'text',
          label: '想说的话',
          // With the reasons before it, it stays within the contract.
          max: 450,
          rows: 3,
          placeholder: '哪里办得好，哪里还要改进',
        },
      ],
    },
  },
  urge: {
    icon: 'bell',
    done: '已经催办，承办单位会收到提醒',
    spec: {
      title: '催办',
      submit: '催一催',
      intro: '承办单位和接诉即办中心都会收到提醒。',
      fields: [
        { kind: 'text', name: 'text', label: '想说的话', max: 500, rows: 3, placeholder: '现在是什么情况' },
      ],
    },
  },
  supplement: {
    icon: 'pencil',
    done: '补充的内容已经送到',
    spec: {
      title: '补充说明',
      submit: '提交补充',
      fields: [
        { kind: 'text', name: 'text', label: '补充什么', max: 1000, required: true },
        { kind: 'photos', name: 'photos', label: '照片' },
      ],
    },
  },
  join: {
    icon: 'users',
    done: '已记下，有进展会告诉您',
    spec: {
      title: '我也遇到',
      submit: '我也遇到这件事',
      intro: '同一件事的人越多，越容易被重视。办理进展会一并告诉您。',
      fields: [],
    },
  },
  withdraw: {
    icon: 'undo-2',
    done: '已经撤回',
    spec: {
      title: '撤回诉求',
      submit: '确定撤回',
      danger: true,
      intro: '撤回后不再办理。如果事情还没有解决，可以重新反映。',
      fields: [
        {
          kind: 'text',
          name: 'reason',
          label: '为什么撤回',
          max: 500,
          rows: 3,
          placeholder: '例如：已经自己解决了',
        },
      ],
    },
  },
} as const satisfies Partial<Record<PublicAction, ResidentAction>>;

export type ResidentActionName = keyof typeof residentActions;

/** In the order in which they are offered. */
export const offered: readonly ResidentActionName[] = ['rate', 'urge', 'supplement', 'join', 'withdraw'];

export const labelOf = (name: ResidentActionName): string => actionWords[name];
