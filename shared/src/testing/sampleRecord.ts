/** A sample record: something in the street is broken, neighbours support the report, a grid worker looks after it. */
import { defineRecord } from '../kit/record';
import type { NoData, RecordState } from '../kit/terms';
import { invalid } from '../kit/refusal';

const statuses = ['reported', 'repaired'] as const;
type Repair = RecordState<(typeof statuses)[number]> & { thing: string; reporter: string; latest?: string };
type Note = { note: string };

export interface RepairTypes {
  state: Repair;
  relation: 'reporter' | 'others';
  actions: { inspect: Note & { fixed: boolean }; reopen: Note; support: NoData; add: Note };
  events: {
    'repair.reported': { thing: string };
    'repair.finished': Note;
    'repair.putOff': Note;
    'repair.reopened': Note;
    'repair.supported': NoData;
    'repair.added': Note;
  };
  opening: 'repair.reported';
  facts: 'repair.supported' | 'repair.added';
}

const byNeighbours = { from: ['reported'], to: ['same'], by: { resident: 'others' } } as const;
const results = ['repair.finished', 'repair.putOff'] as const;

export const repairs = defineRecord<RepairTypes>({
  name: 'repair',
  statuses,
  start: 'reported',
  ends: ['repaired'],
  life: {
    inspect: { from: ['reported'], to: ['repaired', 'same'], by: { gridWorker: 'others' }, makes: results },
    reopen: { from: ['repaired'], to: ['reported'], by: { resident: 'reporter' }, event: 'repair.reopened' },
    support: { ...byNeighbours, event: 'repair.supported', fact: { again: '您已经附议过了。' } },
    add: { ...byNeighbours, event: 'repair.added', fact: {} },
  },
  relations: {
    reporter: ({ reporter }, { personId }) => reporter === personId,
    others: ({ reporter }, { personId }) => reporter !== personId,
  },
  words: { forbidden: '这件报修不由您处理。', illegal: '报修现在的状态不能这样操作，请刷新后再看。' },
  guards: {
    inspect: ({ data: { fixed, note } }) => {
      if (!note) return invalid('note', '请写明检查情况。');
      return { type: fixed ? 'repair.finished' : 'repair.putOff', data: { note } };
    },
  },
  opening: 'repair.reported',
  open: ({ by, data }) => ({ ...data, reporter: by.personId }),
  folds: {
    'repair.finished': (_, { data }) => ({ status: 'repaired', latest: data.note }),
    'repair.putOff': (_, { data }) => ({ latest: data.note }),
    'repair.reopened': () => ({ status: 'reported', latest: undefined }),
  },
});
