/** The city itself: areas, units, hotlines, grids, the catalogue of matters. */
import { orgEndpoints } from '@jsjb/shared/org/contract';
import { staffRoles } from '@jsjb/shared/kit/role';
import { defineFeature } from '../platform/features/feature';
import { orgData } from './personalData';
import { orgHandlers } from './routes';
import { createCityDirectory, type CityDirectory } from './store/cityDirectory';
import { cityModels } from './store/cityModels';

export const orgFeature = defineFeature({
  name: 'org',
  endpoints: orgEndpoints,
  handlers: orgHandlers,
  access: { 'unit.list': staffRoles },
  collections: cityModels,
  services: ({ models }) => ({ city: createCityDirectory(models) }),
  personalData: orgData,
});

declare module '../deps' {
  interface Deps {
    city: CityDirectory;
  }
}
