/** Photos, for other features. */
export { photosAmong } from './access/evidence';
export { presentEvidence } from './present/evidence';
export { photoView, photoViewAt } from './present/photoView';
export { uploadPhoto } from './commands/uploadPhoto';
export { checkOwnEvidence } from './queries/ownEvidence';
export { assertOwnPhotos } from './store/ownPhotos';
