/** House calls (上门办理) on tickets. */
import { houseCallEndpoints } from '@jsjb/shared/houseCall/contract';
import { houseCallRecord } from '@jsjb/shared/houseCall/houseCall';
import type { Deps } from '../deps';
import { defineFeature } from '../platform/features/feature';
import { subscribeTo } from '../platform/outbox/subscription';
import { lapseUnanswered } from './jobs/lapse';
import { houseCallMetric } from './metrics';
import { houseCallData } from './personalData';
import { houseCallHandlers } from './routes';
import { houseCallModel, houseCallStore, type HouseCallDoc } from './store';
import { tellOfHouseCall } from './subscriptions/tell';
import { houseCallRows } from './timeline';

const onHouseCalls = subscribeTo<HouseCallDoc, Deps>('houseCalls');

export const houseCallFeature = defineFeature({
  name: 'houseCall',
  endpoints: houseCallEndpoints,
  handlers: houseCallHandlers,
  access: {
    'houseCall.ask': ['resident'],
    'houseCall.list': ['resident', 'official'],
    'houseCall.answer': ['official'],
  },
  collections: houseCallModel,
  records: {
    houseCalls: {
      kind: houseCallRecord,
      label: 'ticketNumber',
      store: ({ houseCalls }, outbox) => houseCallStore(houseCalls, outbox),
    },
  },
  subscriptions: [
    onHouseCalls({
      name: 'tellOfHouseCall',
      on: ['houseCall.agreed', 'houseCall.declined', 'houseCall.lapsed'],
      handle: tellOfHouseCall,
    }),
  ],
  metrics: [houseCallMetric],
  jobs: [{ name: 'lapseHouseCalls', everyMs: 10 * 60_000, run: lapseUnanswered }],
  personalData: [houseCallData],
  timeline: { tickets: houseCallRows },
});
