/** The whole contract: name → endpoint. */
import { ticketActions } from './actions';
import { cityEndpoints, photoEndpoints } from './city';
import { deadLetterEndpoints } from './deadLetters';
import type { Endpoint } from './endpoint';
import { moderationEndpoints } from './moderation';
import { noticeEndpoints } from './notices';
import { posterEndpoints } from './posters';
import { suggestionEndpoints } from './suggestions';
import { rulesEndpoints } from './rules';
import { privacyEndpoints } from './privacy';
import { rewardEndpoints } from './rewards';
import { rosterEndpoints } from './roster';
import { scoreEndpoints } from './scores';
import { sessionEndpoints } from './sessions';
import { campaignEndpoints } from './campaigns';
import { dispatchEndpoints } from './dispatch';
import { ticketEndpoints } from './tickets';
import { unmaskingEndpoints } from './unmasking';
import { visitEndpoints } from './visits';

export const contract = {
  ...sessionEndpoints,
  ...ticketEndpoints,
  ...ticketActions,
  ...cityEndpoints,
  ...photoEndpoints,
  ...visitEndpoints,
  ...dispatchEndpoints,
  ...rulesEndpoints,
  ...scoreEndpoints,
  ...moderationEndpoints,
  ...noticeEndpoints,
  ...posterEndpoints,
  ...rosterEndpoints,
  ...suggestionEndpoints,
  ...campaignEndpoints,
  ...rewardEndpoints,
  ...privacyEndpoints,
  ...unmaskingEndpoints,
  ...deadLetterEndpoints,
} satisfies Record<string, Endpoint>;

export type Contract = typeof contract;
export type EndpointName = keyof Contract;
