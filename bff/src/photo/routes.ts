/** Photos: uploaded, and read under signed addresses. */
import type { photoEndpoints } from '@jsjb/shared/photo/contract';
import { AppError } from '@jsjb/shared/kit/errors';
import { uploadPhoto } from './commands/uploadPhoto';
import { photoViewAt } from './present/photoView';
import type { Handlers } from '../platform/features/feature';

export const photoHandlers: Handlers<typeof photoEndpoints> = {
  uploadPhoto: async ({ file, caller, deps }) =>
    photoViewAt(await uploadPhoto(file, deps, caller), deps, caller.now),
  readPhoto: async ({ params, query, caller, deps }) => {
    const until = Number(query.until);
    if (!deps.photos.isSigned(params.id, query.size, until, query.sign, caller.now)) {
      throw new AppError('NOT_FOUND', { userMessage: '图片地址已经失效，请刷新页面。' });
    }
    return deps.photos.get(params.id, query.size);
  },
};
