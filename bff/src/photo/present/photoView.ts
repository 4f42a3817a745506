/** A photo as it is shown: its two signed addresses. */
import type { PhotoView } from '@jsjb/shared/photo/contract';
import type { Deps } from '../../deps';

export const photoView = (id: string, urlOf: (id: string, size: 'full' | 'thumb') => string): PhotoView => ({
  id,
  url: urlOf(id, 'full'),
  thumbUrl: urlOf(id, 'thumb'),
});

/** The addresses hold for a while from `now` on. */
export const photoViewAt = (id: string, { photos }: Pick<Deps, 'photos'>, now: Date): PhotoView =>
  photoView(id, (photo, size) => photos.url(photo, size, now));
