/** The whole contract: name → endpoint. */
import { ticketActions } from './actions';
import { cityEndpoints, photoEndpoints } from './city';
import type { Endpoint } from './endpoint';
import { moderationEndpoints } from './moderation';
import { noticeEndpoints } from './notices';
import { posterEndpoints } from './posters';
import { policyEndpoints } from './policies';
import { peoplesSuggestionEndpoints } from './peoplesSuggestions';
import { privacyEndpoints } from './privacy';
import { rosterEndpoints } from './roster';
import { rewardEndpoints } from './rewards';
import { scoreEndpoints } from './scores';
import { sessionEndpoints } from './sessions';
import { suggestionEndpoints } from './suggestions';
import { ticketEndpoints } from './tickets';
import { visitEndpoints } from './visits';

export const contract = {
  ...sessionEndpoints,
  ...ticketEndpoints,
  ...ticketActions,
  ...cityEndpoints,
  ...photoEndpoints,
  ...visitEndpoints,
  ...suggestionEndpoints,
  ...moderationEndpoints,
  ...policyEndpoints,
  ...scoreEndpoints,
  ...noticeEndpoints,
  ...rosterEndpoints,
  ...posterEndpoints,
  ...peoplesSuggestionEndpoints,
  ...rewardEndpoints,
  ...privacyEndpoints,
} satisfies Record<string, Endpoint>;

export type Contract = typeof contract;
export type EndpointName = keyof Contract;
