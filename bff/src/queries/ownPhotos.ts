/** A photo may be named only by who uploaded it: for routes whose command takes photos as evidence. */
import type { Caller, Deps } from '../deps';
import { assertOwnPhotos } from '../models/ownPhotos';

export const checkOwnPhotos = (ids: readonly string[], { models }: Deps, { actor }: Caller): Promise<void> =>
  assertOwnPhotos(ids, models.photos, actor.personId);
