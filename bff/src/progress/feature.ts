/** Progress by number, for people who called or have no account. */
import { progressEndpoints, progressView } from '@jsjb/shared/progress/contract';
import { defineFeature } from '../platform/features/feature';
import { progressHandlers } from './routes';

export const progressFeature = defineFeature({
  name: 'progress',
  endpoints: progressEndpoints,
  handlers: progressHandlers,
  schemas: { Progress: progressView },
});
