/** Posters 码上说: signed codes on walls that know their place. */
import { posterEndpoints } from '@jsjb/shared/poster/contract';
import { defineFeature } from '../platform/features/feature';
import { mountPosterLinks } from './links';
import { posterData } from './personalData';
import { posterHandlers } from './routes';
import { posterModels } from './store/posterModels';

export const posterFeature = defineFeature({
  name: 'poster',
  endpoints: posterEndpoints,
  handlers: posterHandlers,
  access: { 'poster.manage': ['dispatcher', 'admin'] },
  collections: posterModels,
  personalData: posterData,
  mount: mountPosterLinks,
});
