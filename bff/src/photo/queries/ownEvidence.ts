/** A photo may be named only by who uploaded it, also among the words of evidence. */
import type { Caller, Deps } from '../../deps';
import { assertOwnPhotos } from '../store/ownPhotos';
import { photosAmong } from '../access/evidence';

export const checkOwnEvidence = (
  evidence: readonly string[],
  { models }: Deps,
  { actor }: Caller,
): Promise<void> => assertOwnPhotos(photosAmong(evidence), models.photos, actor.personId);
