/** Consents, everyone's own data, erasure, retention. */
import { privacyEndpoints } from '@jsjb/shared/privacy/contract';
import { defineFeature } from '../platform/features/feature';
import { retainNightly } from './jobs/retainNightly';
import { ownDataHandlers } from './routes';

export const privacyFeature = defineFeature({
  name: 'privacy',
  endpoints: privacyEndpoints,
  handlers: ownDataHandlers,
  jobs: [{ name: 'retainNightly', everyMs: 60_000, run: retainNightly }],
});
