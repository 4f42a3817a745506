/** A photo may be named only by who uploaded it. */
import { AppError } from '@jsjb/shared/kit/errors';
import { Types } from 'mongoose';
import type { Models } from '../../deps';

/** Throws INVALID when one of the photos is not there or somebody else's. */
export async function assertOwnPhotos(
  ids: readonly string[],
  photos: Models['photos'],
  ownerId: string,
): Promise<void> {
  if (ids.length === 0) return;
  const unique = [...new Set(ids)];
  const found = await photos.countDocuments({
    _id: { $in: unique.map((id) => new Types.ObjectId(id)) },
    ownerId,
  });
  if (found === unique.length) return;
  throw new AppError('INVALID', {
    userMessage: '有图片没有上传成功，请重新选择。',
    fields: { photos: '图片不存在，请重新上传' },
  });
}
