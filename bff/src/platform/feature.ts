/** What every feature stands on, with the collections of its own. */
import { auditModels } from './audit/auditLog';
import { defineFeature } from './features/feature';
import { rateBucketModel } from './http/rateBucketModel';
import { deadLetterModel } from './outbox/deadLetterModel';
import { platformData } from './personalData';
import { metricData, metricModels } from './projections/metrics';
import { counterModel } from './records/counterModel';
import { scheduleModel } from './scheduler/scheduleModel';

export const platformFeature = defineFeature({
  name: 'platform',
  endpoints: {},
  handlers: {},
  collections: (connection) => ({
    ...counterModel(connection),
    ...rateBucketModel(connection),
    ...auditModels(connection),
    ...deadLetterModel(connection),
    ...scheduleModel(connection),
    ...metricModels(connection),
  }),
  personalData: [...platformData, ...metricData],
});
