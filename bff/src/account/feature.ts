/** People, their posts and sign-ins; the second factor; the roster of staff. */
import { me, sessionEndpoints } from '@jsjb/shared/account/contract';
import { profileEndpoints } from '@jsjb/shared/account/profileContract';
import { rosterEndpoints } from '@jsjb/shared/account/rosterContract';
import { secondFactorEndpoints } from '@jsjb/shared/account/secondFactorContract';
import { roles, staffRoles } from '@jsjb/shared/kit/role';
import { defineFeature } from '../platform/features/feature';
import { authenticate } from './authenticate';
import { mountPersonaLinks } from './links';
import { personData, sessionData } from './personalData';
import { profileHandlers } from './routes/profile';
import { rosterHandlers } from './routes/roster';
import { secondFactorHandlers } from './routes/secondFactor';
import { sessionHandlers } from './routes/sessions';
import { personModel, type PersonDoc } from './store/personModel';
import { sessionModel } from './store/sessionModel';

export const accountFeature = defineFeature({
  name: 'account',
  endpoints: { ...sessionEndpoints, ...profileEndpoints, ...rosterEndpoints, ...secondFactorEndpoints },
  handlers: { ...sessionHandlers, ...profileHandlers, ...rosterHandlers, ...secondFactorHandlers },
  schemas: { Me: me },
  access: { signedIn: roles, secondFactor: staffRoles, 'roster.import': ['admin'] },
  collections: (connection) => ({ ...personModel(connection), ...sessionModel(connection) }),
  services: (deps) => ({ authenticate: (...asked) => authenticate(deps, ...asked) }),
  personalData: [personData, sessionData],
  mount: mountPersonaLinks,
});

declare module '../deps' {
  interface Identity {
    /** As stored a moment ago; who only reads may not have been looked up. */
    person?: PersonDoc;
  }
}
