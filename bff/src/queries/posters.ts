/** The place a scanned code or a typed number stands for. */
import type { Models } from '../models';
import type { PosterDoc } from '../models/cityModels';
import { posterIdOf } from '../policies/posterCode';
import type { Keyring } from '../secrets';

async function inUse(posters: Models['posters'], id: string): Promise<PosterDoc | null> {
  const poster = await posters.findById(id).lean<PosterDoc>();
  return poster && !poster.retired ? poster : null;
}

/** Null for a code that was not made here, is unknown or retired. */
export async function findPoster(
  posters: Models['posters'],
  scene: string,
  keys: Keyring,
): Promise<PosterDoc | null> {
  const id = posterIdOf(scene, keys);
  return id ? inUse(posters, id) : null;
}

/** Typed by hand from the poster, so in any case of letters. */
export const findPosterByNumber = (posters: Models['posters'], number: string): Promise<PosterDoc | null> =>
  inUse(posters, number.toUpperCase());
