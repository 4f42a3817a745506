/** A house call (上门办理): the requester of a ticket asks its unit to come; the unit agrees to a day, or says why not. */
import { defineRecord } from '../kit/record';
import { invalid } from '../kit/refusal';
import type { NoData, RecordState } from '../kit/terms';

export const houseCallStatuses = ['asked', 'agreed', 'done', 'declined', 'lapsed'] as const;
export type HouseCallStatus = (typeof houseCallStatuses)[number];

interface Asked {
  ticketId: string;
  ticketNumber: string;
  unitId: string;
  photos: readonly string[];
}

export interface HouseCall extends RecordState<HouseCallStatus>, Asked {
  askedBy: string;
  askedAt: Date;
  /** `YYYY-MM-DD` in +08:00. */
  day?: string;
  reason?: string;
}

export interface HouseCallTypes {
  state: HouseCall;
  relation: 'unit' | 'system';
  actions: { agree: { day: string }; decline: { reason: string }; finish: NoData; lapse: NoData };
  events: {
    'houseCall.asked': Asked;
    'houseCall.agreed': { day: string };
    'houseCall.declined': { reason: string };
    'houseCall.finished': NoData;
    'houseCall.lapsed': NoData;
  };
  opening: 'houseCall.asked';
}

export const houseCallRecord = defineRecord<HouseCallTypes>({
  name: 'houseCall',
  statuses: houseCallStatuses,
  start: 'asked',
  ends: ['done', 'declined', 'lapsed'],
  life: {
    agree: { from: ['asked'], to: ['agreed'], by: { official: 'unit' }, event: 'houseCall.agreed' },
    decline: { from: ['asked'], to: ['declined'], by: { official: 'unit' }, event: 'houseCall.declined' },
    finish: { from: ['agreed'], to: ['done'], by: { official: 'unit' }, event: 'houseCall.finished' },
    lapse: {
      from: ['asked'],
      to: ['lapsed'],
      by: { system: 'system' },
      event: 'houseCall.lapsed',
      hidden: true,
    },
  },
  relations: { unit: ({ unitId }, actor) => actor.unitId === unitId, system: () => true },
  words: { forbidden: '这次上门由承办单位答复。', illegal: '这次上门的状态已经变了，请刷新后再看。' },
  guards: {
    decline: ({ data: { reason } }) => (reason ? undefined : invalid('reason', '请写明不能上门的原因。')),
  },
  opening: 'houseCall.asked',
  open: ({ at, by, data }) => ({ ...data, askedBy: by.personId, askedAt: at }),
  folds: {
    'houseCall.agreed': (_, { data: { day } }) => ({ status: 'agreed', day }),
    'houseCall.declined': (_, { data: { reason } }) => ({ status: 'declined', reason }),
    'houseCall.finished': () => ({ status: 'done' }),
    'houseCall.lapsed': () => ({ status: 'lapsed' }),
  },
});
