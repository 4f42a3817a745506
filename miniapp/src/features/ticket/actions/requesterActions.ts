/** Forms of what is done in the requester's name: by the requester, or by the centre for a caller. */
import type { TicketActionSpec } from './actionSpec';
import { noteField, photoField, satisfactionField } from './fields';

export const requesterActions = {
  supplement: {
    icon: 'pencil',
    done: '已补充',
    form: () => ({
      fields: [
        { kind: 'text', name: 'text', label: '补充什么', max: 1000, required: true },
        photoField('照片'),
      ],
    }),
  },
  urge: {
    icon: 'bell',
    done: '已催办，承办单位会收到提醒',
    form: () => ({ fields: [{ ...noteField('催办的话'), name: 'text' }] }),
  },
  join: { icon: 'users', done: '已记下，有进展会告诉您' },
  withdraw: {
    icon: 'undo-2',
    done: '已撤回',
    form: () => ({
      danger: true,
      intro: '撤回后不再办理。',
      fields: [{ ...noteField('为什么撤回'), name: 'reason' }],
    }),
  },
  rate: {
    icon: 'star',
    done: '谢谢您的评价',
    form: () => ({
      fields: [
        { kind: 'stars', name: 'stars', label: '打几颗星', required: true },
        satisfactionField,
        { ...noteField('想说的话'), name: 'text' },
      ],
    }),
  },
} as const satisfies Record<string, TicketActionSpec>;
