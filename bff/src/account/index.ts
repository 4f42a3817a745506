/** People and sign-ins, for other features. */
export { rememberContact } from './commands/profile';
export { presentConsents } from './present/presentConsents';
export { findNames, findPerson, findPersonDoc, listHolders, nameOf } from './queries/people';
export { assertNotLeaving } from './store/leavers';
export { openPerson } from './store/person';
export type { PersonDoc } from './store/personModel';
