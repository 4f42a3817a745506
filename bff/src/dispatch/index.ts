/** Advice and rulings, for other features. */
export { categoryNameOf } from './present/presentDispatch';
