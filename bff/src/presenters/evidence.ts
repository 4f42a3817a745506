/** Evidence is stored as one list of words and photo ids; readers are given sentences and pictures. */
const isPhotoId = (each: string): boolean => /^[0-9a-f]{24}$/.test(each);

export const presentEvidence = <Photo>(
  evidence: readonly string[],
  photos: (ids: readonly string[]) => Photo[],
): { evidence: string[]; photos: Photo[] } => ({
  evidence: evidence.filter((each) => !isPhotoId(each)),
  photos: photos(evidence.filter(isPhotoId)),
});
