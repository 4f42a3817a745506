/** The place a scanned code or a typed number stands for. */
import type { Models } from '../../deps';
import type { PosterDoc } from '../store/posterModels';
import { claimedPosterId, isPosterCode } from '../access/posterCode';
import type { Keyring } from '../../platform/secrets';

type Posters = Models['posters'];

/** Null for a code that was not made here, is unknown, was taken back or retired. */
export async function findPoster(posters: Posters, scene: string, keys: Keyring): Promise<PosterDoc | null> {
  const id = claimedPosterId(scene);
  const poster = id ? await posters.findById(id).lean<PosterDoc>() : null;
  return poster && isPosterCode(scene, poster, keys) ? poster : null;
}

/** Typed by hand from the poster, so in any case of letters. */
export async function findPosterByNumber(posters: Posters, number: string): Promise<PosterDoc | null> {
  const poster = await posters.findById(number.toUpperCase()).lean<PosterDoc>();
  return poster && !poster.retired && !poster.revokedAt ? poster : null;
}

/** Those that hang somewhere, by number; of one village, township or county when its code is given. */
export const listPosters = (
  posters: Posters,
  { area, numbers }: { area?: string | undefined; numbers?: readonly string[] | undefined },
): Promise<PosterDoc[]> =>
  posters
    .find({
      retired: { $ne: true },
      // Division codes nest by prefix.
      ...(area ? { areaCode: { $regex: `^${area}` } } : {}),
      ...(numbers ? { _id: { $in: [...numbers] } } : {}),
    })
    .sort({ _id: 1 })
    .lean<PosterDoc[]>()
    .exec();
