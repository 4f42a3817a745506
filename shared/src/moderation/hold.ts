/** A contribution held for a person (内容复核): who lets it pass or keeps its pictures hidden answers for it. */
import type { RecordState } from '../kit/terms';
import { defineRecord } from '../kit/record';
import { invalid } from '../kit/refusal';

export const holdStatuses = ['held', 'cleared', 'hidden'] as const;
export type HoldStatus = (typeof holdStatuses)[number];

export interface Hold extends RecordState<HoldStatus> {
  ticketId: string;
  /** Whose contribution it is. */
  authorId: string;
}

interface Note {
  note: string;
}
export interface HoldTypes {
  state: Hold;
  relation: 'others';
  actions: { pass: Note; hide: Note };
  events: {
    'hold.raised': { ticketId: string; authorId: string };
    'hold.cleared': Note;
    'hold.hidden': Note;
  };
  opening: 'hold.raised';
}

export const judgedWords = '这一条已经有人复核了。';

const judges = { agent: 'others', dispatcher: 'others' } as const;

export const holdRecord = defineRecord<HoldTypes>({
  name: 'hold',
  statuses: holdStatuses,
  start: 'held',
  ends: ['cleared', 'hidden'],
  life: {
    pass: { from: ['held'], to: ['cleared'], by: judges, event: 'hold.cleared' },
    hide: { from: ['held'], to: ['hidden'], by: judges, event: 'hold.hidden' },
  },
  relations: {
    others: ({ authorId }, { personId }) => personId !== authorId,
  },
  words: {
    forbidden: ({ authorId }, _, { personId }) =>
      personId === authorId ? '这是您自己发的内容，请由其他同志复核。' : '您没有复核这一条的权限。',
    illegal: judgedWords,
  },
  guards: {
    hide: ({ data }) => (data.note.trim() ? undefined : invalid('note', '请写明为什么不公开')),
  },
  opening: 'hold.raised',
  open: ({ data }) => data,
  folds: {
    'hold.cleared': () => ({ status: 'cleared' }),
    'hold.hidden': () => ({ status: 'hidden' }),
  },
});
