/** The place a scanned code stands for. */
import type { Models } from '../models';
import type { PosterDoc } from '../models/cityModels';
import { posterIdOf } from '../policies/posterCode';
import type { Keyring } from '../secrets';

/** Null for a code that was not made here, is unknown or retired. */
export async function findPoster(
  posters: Models['posters'],
  scene: string,
  keys: Keyring,
): Promise<PosterDoc | null> {
  const id = posterIdOf(scene, keys);
  const poster = id ? await posters.findById(id).lean<PosterDoc>() : null;
  return poster && !poster.retired ? poster : null;
}
