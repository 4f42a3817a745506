/** Evidence is stored as one list of words and photo ids; readers are given sentences and pictures. */
import { photosAmong } from '../access/evidence';

export const presentEvidence = <Photo>(
  evidence: readonly string[],
  photos: (ids: readonly string[]) => Photo[],
): { evidence: string[]; photos: Photo[] } => ({
  evidence: evidence.filter((each) => photosAmong([each]).length === 0),
  photos: photos(photosAmong(evidence)),
});
