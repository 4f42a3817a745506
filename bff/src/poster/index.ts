/** Posters, for other features. */
export { claimedPosterId, isPosterCode } from './access/posterCode';
export { findPoster, listPosters } from './queries/posters';
export type { PosterDayDoc, PosterDoc } from './store/posterModels';
