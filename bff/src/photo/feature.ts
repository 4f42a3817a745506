/** Photos: uploaded once, named by records, orphans removed. */
import { roles } from '@jsjb/shared/kit/role';
import { photoEndpoints, photoView } from '@jsjb/shared/photo/contract';
import { defineFeature } from '../platform/features/feature';
import { photoData } from './personalData';
import { photoHandlers } from './routes';
import { photoModel } from './store/photoModel';

export const photoFeature = defineFeature({
  name: 'photo',
  endpoints: photoEndpoints,
  handlers: photoHandlers,
  schemas: { Photo: photoView },
  access: { 'photo.upload': roles },
  collections: photoModel,
  personalData: [photoData],
});
