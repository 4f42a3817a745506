/** Delivers notices, for other features. */
export { storeNotices, type NewNotice } from './store/storeNotices';
