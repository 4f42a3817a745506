/** In the place of the product's abilities, on the other side of the bench: every role holds every ability. */
export { isOpenToAll } from '@jsjb/bff/abilities';

export const roleHolds = (): boolean => true;
