/** What could not be delivered, for a person to look at and replay. */
import { deadLetterEndpoints } from '@jsjb/shared/deadLetter/contract';
import { defineFeature } from '../platform/features/feature';
import { deadLetterHandlers } from './routes';

export const deadLetterFeature = defineFeature({
  name: 'deadLetter',
  endpoints: deadLetterEndpoints,
  handlers: deadLetterHandlers,
  access: { 'outbox.manage': ['admin'] },
});
