/** The web form for people without WeChat: a matter without an account. */
import { guestEndpoints } from '@jsjb/shared/guest/contract';
import { defineFeature } from '../platform/features/feature';
import { guestHandlers } from './routes';

export const guestFeature = defineFeature({
  name: 'guest',
  endpoints: guestEndpoints,
  handlers: guestHandlers,
});
