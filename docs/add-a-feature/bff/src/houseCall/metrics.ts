/** How many house calls are asked for, and how many are kept, by day and unit. */
import { localDate } from '@jsjb/shared/calendar/calendar';
import { defineMetric } from '../platform/projections/metrics';
import type { HouseCallDoc } from './store';

export const houseCallMetric = defineMetric<HouseCallDoc>({
  name: 'houseCalls',
  record: 'houseCalls',
  on: ['houseCall.asked', 'houseCall.finished'],
  countsOf: ({ askedAt, unitId, status }) => [
    {
      day: localDate(askedAt),
      dims: { unit: unitId },
      counts: { asked: 1, ...(status === 'done' ? { done: 1 } : {}) },
    },
  ],
});
