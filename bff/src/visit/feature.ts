/** Visits at households (入户走访). */
import { visitEndpoints } from '@jsjb/shared/visit/contract';
import { defineFeature } from '../platform/features/feature';
import { visitData } from './personalData';
import { visitHandlers } from './routes';
import { visitModel } from './store/visitModel';

export const visitFeature = defineFeature({
  name: 'visit',
  endpoints: visitEndpoints,
  handlers: visitHandlers,
  access: { 'visit.record': ['gridWorker'], 'visit.list': ['gridWorker'] },
  collections: visitModel,
  personalData: [visitData],
});
