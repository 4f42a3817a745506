/** Finding what is there already. */
import { roles } from '@jsjb/shared/kit/role';
import { searchEndpoints } from '@jsjb/shared/search/contract';
import { defineFeature } from '../platform/features/feature';
import { searchHandlers } from './routes';

export const searchFeature = defineFeature({
  name: 'search',
  endpoints: searchEndpoints,
  handlers: searchHandlers,
  access: { 'ticket.similar': roles },
});
