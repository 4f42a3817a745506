/** Photos named in a request: all of them there, all of them the caller's. */
export { assertOwnPhotos as assertPhotos } from '../models/ownPhotos';
